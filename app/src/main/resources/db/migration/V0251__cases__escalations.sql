-- Nothing waits unseen: where a promise is about to be broken the case moves up by itself, rung by rung.
create table cases.rung (
  rung    text primary key check (rung in ('mates', 'leads', 'managers')),
  percent integer not null check (percent = 0 or percent between 10 and 1000)
);
comment on column cases.rung.percent is 'of the promised time, after which this rung is told; 0: never';
insert into cases.rung (rung, percent) values ('mates', 75), ('leads', 100), ('managers', 200);

-- When an open case is to move up next. Worked out from the promise that it stands at: what is missing or was made of another promise is
-- worked out anew.
create table cases.watch (
  case_id bigint primary key references cases.customer_case on delete cascade,
  promise text not null check (promise in ('answer', 'solution')),
  since   timestamptz not null,
  due_at  timestamptz not null,
  rung    text check (rung in ('mates', 'leads', 'managers')),
  next_at timestamptz,
  check ((rung is null) = (next_at is null))
);
comment on column cases.watch.rung is 'that is told next, at next_at; absent after the last';
create index watch_next on cases.watch (next_at) where next_at is not null;

create table cases.escalation (
  id      bigint generated always as identity primary key,
  case_id bigint not null references cases.customer_case on delete cascade,
  promise text not null check (promise in ('answer', 'solution')),
  due_at  timestamptz not null,
  rung    text not null check (rung in ('mates', 'leads', 'managers')),
  percent integer not null,
  at      timestamptz not null,
  ended_at timestamptz,
  unique (case_id, promise, due_at, rung)
);
comment on column cases.escalation.ended_at is 'since when the promise is no longer owed, kept or not: so that whoever is told now is found among all who ever were';
create index escalation_standing on cases.escalation (id) where ended_at is null;
comment on column cases.escalation.percent is 'of the promised time that had passed';

-- Whom a rung was for, and what became of each.
create table cases.escalation_told (
  escalation_id bigint not null references cases.escalation on delete cascade,
  employee_id   bigint not null references identity.employee,
  because       text not null check (because in ('told', 'later', 'off', 'away', 'left', 'unseen')),
  told_at       timestamptz,
  primary key (escalation_id, employee_id),
  check (told_at is null or because = 'told')
);
comment on column cases.escalation_told.because is 'later: when their shift begins; all others but told: not at all';
create index told_of_employee on cases.escalation_told (employee_id) where told_at is not null;
create index told_later on cases.escalation_told (employee_id) where because = 'later';

insert into audit.unwatched (name, reason) values
  ('cases.watch', 'worked out from promises'),
  ('cases.escalation', 'the record of what a program did'),
  ('cases.escalation_told', 'the record of what a program did');
