-- By when somebody is to be answered first, and when they were. A group's own time stands in its playbook, also as a part of an hour.
alter table rounds.playbook
  drop constraint playbook_answer_hours_check,
  alter answer_hours type numeric(5, 2),
  add constraint playbook_answer_hours_check check (answer_hours between 0.1 and 720);
comment on column rounds.playbook.answer_hours is 'within how many hours of business time somebody answers; absent: as the office promises (cases.answering)';

create table cases.answering (
  single  boolean primary key default true check (single),
  minutes integer not null check (minutes between 5 and 60000)
);
comment on table cases.answering is 'within how many minutes of business time the office answers first, of which a group whose playbook says nothing takes its pace';
insert into cases.answering (minutes) values (240);

alter table cases.customer_case
  add answer_by timestamptz,
  add answered_at timestamptz,
  add answered_in integer check (answered_in >= 0);
comment on column cases.customer_case.answer_by is 'by when the first answer is promised since it was opened last; absent: nothing was promised';
comment on column cases.customer_case.answered_at is 'when somebody first answered since it was opened last';
comment on column cases.customer_case.answered_in is 'after how many seconds of business time the first answer of all came';
create index case_unanswered on cases.customer_case (answer_by, id)
  where closed_at is null and merged_into is null and waits_since is null and answered_at is null;
create index case_promised on cases.customer_case (opened_at) where answer_by is not null;

insert into audit.column_rule (name, column_name, rule) values
  ('cases.customer_case', 'answer_by', 'silent'),
  ('cases.customer_case', 'answered_at', 'silent'),
  ('cases.customer_case', 'answered_in', 'silent');
