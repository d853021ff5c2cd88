-- What customers ask for and what went wrong for them, until it is solved.
create schema cases;

create table cases.customer_case (
  id              bigint generated always as identity (start with 1001) primary key,
  customer_id     bigint not null references customers.customer,
  subject         text not null check (length(subject) between 1 and 200),
  kind            text not null check (kind in ('request', 'fault', 'complaint')),
  severity        smallint not null check (severity between 1 and 4),
  owner_id        bigint references identity.employee,
  due_at          timestamptz not null,
  promised        boolean not null,
  opened_by       bigint references identity.employee,
  opened_at       timestamptz not null,
  waits_since     timestamptz,
  closed_at       timestamptz,
  merged_into     bigint references cases.customer_case check (merged_into <> id),
  external_number text,
  import_id       bigint,
  version         integer not null default 1,
  updated_at      timestamptz not null default now(),
  check (waits_since is null or closed_at is null)
);
comment on table cases.customer_case is 'named so since case is a word of SQL; what state it is in and how it got there stands in case_step, the columns beside it serve the indexes of what is open';
comment on column cases.customer_case.severity is '1 is the gravest';
comment on column cases.customer_case.owner_id is 'absent: it waits in the queue';
comment on column cases.customer_case.promised is 'whether the deadline follows the office''s promise; else somebody has set it';
comment on column cases.customer_case.merged_into is 'the case of which it is part; its words and time stay its own, so that it can become one again';
comment on column cases.customer_case.external_number is 'what another system called it';
create index case_open on cases.customer_case (severity, due_at, id) where closed_at is null and merged_into is null;
create index case_of_owner on cases.customer_case (owner_id, due_at) where closed_at is null and merged_into is null;
create index case_closed on cases.customer_case (closed_at desc, id desc) where closed_at is not null and merged_into is null;
create index case_of_customer on cases.customer_case (customer_id, opened_at desc);
create index case_parts on cases.customer_case (merged_into) where merged_into is not null;
create unique index case_external on cases.customer_case (external_number) where external_number is not null;
create index case_import on cases.customer_case (import_id) where import_id is not null;
create index case_subject on cases.customer_case using gin (subject gin_trgm_ops);

-- Each state is a row: the last one tells in which a case is, all together how it got there.
create table cases.case_step (
  id       bigint generated always as identity primary key,
  case_id  bigint not null references cases.customer_case on delete cascade,
  kind     text not null check (kind in ('opened', 'waiting', 'resumed', 'closed', 'reopened', 'handed', 'merged', 'separated')),
  outcome  text check (outcome in ('solved', 'declined', 'withdrawn', 'unanswered')),
  owner_id bigint references identity.employee,
  other_id bigint references cases.customer_case,
  by_id    bigint references identity.employee,
  at       timestamptz not null,
  check ((kind = 'closed') = (outcome is not null)),
  check ((kind in ('merged', 'separated')) = (other_id is not null)),
  check (kind = 'handed' or owner_id is null)
);
comment on column cases.case_step.owner_id is 'into whose hands it was given; absent: into nobody''s';
create index step_of_case on cases.case_step (case_id, id);
create index step_of_other on cases.case_step (other_id) where other_id is not null;

-- What was said of it. A note stays in the office; an answer went to the customer, a message came from them.
create table cases.case_word (
  id           bigint generated always as identity primary key,
  case_id      bigint not null references cases.customer_case on delete cascade,
  kind         text not null check (kind in ('note', 'answer', 'message')),
  text         text not null check (length(text) between 1 and 8000),
  employee_id  bigint references identity.employee,
  at           timestamptz not null,
  withdrawn_at timestamptz
);
create index word_of_case on cases.case_word (case_id, id);
-- What the customer has seen of it is all that can ever be read from here.
create view cases.outward_word as
select id, case_id, kind, text, at from cases.case_word where kind in ('answer', 'message') and withdrawn_at is null;

-- The ledger's entries that a case has posted: its time, then corrections of it.
create table cases.case_time (
  entry_id bigint primary key references profitability.entry on delete cascade,
  case_id  bigint not null references cases.customer_case,
  word_id  bigint references cases.case_word
);
create index time_of_case on cases.case_time (case_id);
create index time_of_word on cases.case_time (word_id, entry_id desc) where word_id is not null;

create table cases.case_link (
  case_id  bigint not null references cases.customer_case on delete cascade,
  other_id bigint not null references cases.customer_case on delete cascade,
  kind     text not null check (kind in ('related', 'caused-by', 'duplicate-of')),
  by_id    bigint references identity.employee,
  at       timestamptz not null,
  primary key (case_id, other_id, kind),
  check (case_id <> other_id),
  check (kind <> 'related' or case_id < other_id)
);
comment on table cases.case_link is 'related is said of both alike: the lower number stands first';
create index link_of_other on cases.case_link (other_id);

-- By when the office promises to solve a case, in minutes of its business time, and how the customer's group stretches that.
create table cases.promise (
  kind     text not null check (kind in ('request', 'fault', 'complaint')),
  severity smallint not null check (severity between 1 and 4),
  minutes  integer not null check (minutes between 5 and 60000),
  primary key (kind, severity)
);
insert into cases.promise (kind, severity, minutes) values
  ('request', 1, 240), ('request', 2, 480), ('request', 3, 960), ('request', 4, 2400),
  ('fault', 1, 120), ('fault', 2, 240), ('fault', 3, 480), ('fault', 4, 1440),
  ('complaint', 1, 120), ('complaint', 2, 240), ('complaint', 3, 480), ('complaint', 4, 960);

create table cases.pace (
  group_code text primary key check (group_code in ('A', 'B', 'C', 'D', 'N')),
  percent    integer not null check (percent between 5 and 1000)
);
comment on table cases.pace is 'a half of the promise for whoever contributes most; 100 is the promise as it stands';
insert into cases.pace (group_code, percent) values ('A', 50), ('B', 75), ('C', 150), ('D', 100), ('N', 100);

insert into profitability.activity (code, place) values ('case', 8);
insert into profitability.standard_minutes (activity, valid_from, minutes) values ('case', '1900-01-01', 6);

call identity.let('manager', 'all', 'cases:see', 'cases:create', 'cases:change', 'cases:manage');
call identity.let('salesperson', 'own', 'cases:see', 'cases:create', 'cases:change');
call identity.let('service', 'all', 'cases:see', 'cases:create', 'cases:change');
