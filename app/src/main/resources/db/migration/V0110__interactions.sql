-- What the office and its customers said to each other, and what it took.
create schema interactions;

create table interactions.interaction (
  id          bigint generated always as identity primary key,
  customer_id bigint not null references customers.customer,
  kind        text not null check (kind in ('call', 'mail', 'visit', 'chat', 'note')),
  direction   text check (direction in ('in', 'out')),
  employee_id bigint references identity.employee,
  at          timestamptz not null,
  seconds     integer not null check (seconds between 0 and 86400),
  measured    boolean not null,
  summary     text not null check (length(summary) <= 4000),
  worded_by   bigint references identity.employee,
  worded_at   timestamptz not null default now(),
  version     integer not null default 1,
  created_at  timestamptz not null default now(),
  check ((kind = 'note') = (direction is null))
);
comment on column interactions.interaction.employee_id is 'who spent the time; absent: a program that is nobody''s';
comment on column interactions.interaction.seconds is 'as the ledger has them after all corrections';
create index interaction_of_customer on interactions.interaction (customer_id, at desc, id desc);
create index interaction_of_employee on interactions.interaction (employee_id, created_at desc);

-- The ledger's entries that an interaction has posted: its time, then corrections of it.
create table interactions.posted (
  entry_id       bigint primary key references profitability.entry,
  interaction_id bigint not null references interactions.interaction
);
create index posted_of_interaction on interactions.posted (interaction_id, entry_id desc);

-- What stood there before somebody worded it anew.
create table interactions.earlier_wording (
  interaction_id bigint not null references interactions.interaction,
  version        integer not null,
  summary        text not null,
  worded_by      bigint references identity.employee,
  worded_at      timestamptz not null,
  primary key (interaction_id, version)
);

-- Logged by mistake. To take that back, the row goes.
create table interactions.retraction (
  interaction_id bigint primary key references interactions.interaction,
  by_id          bigint references identity.employee,
  at             timestamptz not null
);

create table interactions.pin (
  interaction_id bigint primary key references interactions.interaction,
  customer_id    bigint not null references customers.customer,
  by_id          bigint references identity.employee,
  at             timestamptz not null
);
create index pin_of_customer on interactions.pin (customer_id);

-- A colleague who was called by name, until they have seen it.
create table interactions.mention (
  interaction_id bigint not null references interactions.interaction,
  employee_id    bigint not null references identity.employee,
  done_at        timestamptz,
  primary key (interaction_id, employee_id)
);
create index mention_open on interactions.mention (employee_id, interaction_id desc) where done_at is null;

-- Time costs what an hour of whoever spent it costs, where the office has said so.
alter table profitability.entry add column spent_by bigint;
alter table profitability.entry add column logged boolean not null default false;
comment on column profitability.entry.spent_by is 'whose time it was; absent: at the office''s own rate';
comment on column profitability.entry.logged is 'posted by work that tells of itself, as an interaction does';

insert into profitability.activity (code, place) values ('chat', 6), ('note', 7);
insert into profitability.standard_minutes (activity, valid_from, minutes)
values ('chat', '1900-01-01', 5), ('note', '1900-01-01', 2);

-- What became of one customer, without the many times that somebody looked at them and without files.
create index entry_changes on audit.entry using gin (customers)
  where customers is not null and import_id is null and verb in ('create', 'change', 'delete')
    and what in ('customer', 'contact-point');

call identity.let('manager', 'all', 'interactions:see', 'interactions:create', 'interactions:change');
call identity.let('salesperson', 'own', 'interactions:see', 'interactions:create', 'interactions:change');
call identity.let('service', 'all', 'interactions:see', 'interactions:create', 'interactions:change');
