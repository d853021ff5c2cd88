-- One change of many customers: a column of each is set to one value, by a job, and can be set back.
create table customers.bulk_change (
  id        bigint generated always as identity primary key,
  field     text not null check (length(field) between 1 and 100),
  detail    text check (length(detail) between 1 and 200),
  value     text check (length(value) <= 1000),
  by_id     bigint references identity.employee,
  state     text not null default 'running' check (state in ('running', 'done', 'undoing', 'undone')),
  customers bigint not null default 0,
  done      bigint not null default 0,
  changed   bigint not null default 0,
  at        timestamptz not null default now()
);
comment on column customers.bulk_change.field is 'what changes, such as owner, team or tag';
comment on column customers.bulk_change.detail is 'which of several: the tag that is put on or taken off';
comment on column customers.bulk_change.value is 'what it becomes; absent: nothing';
comment on column customers.bulk_change.done is 'how many of the customers have been gone through, on the way there or back';
comment on column customers.bulk_change.changed is 'how many of them had another value before';

create table customers.bulk_changed (
  bulk_change_id bigint not null references customers.bulk_change on delete cascade,
  place          bigint not null,
  customer_id    bigint not null references customers.customer on delete cascade,
  before         text,
  changed        boolean not null default false,
  primary key (bulk_change_id, place)
);
create index on customers.bulk_changed (customer_id);
comment on column customers.bulk_changed.changed is 'whether it was another before';

insert into audit.unwatched (name, reason) values
  ('customers.bulk_changed', 'what their column said before; each change of it is watched at the customer');

-- Handing customers over is one of them.
drop table customers.assigned, customers.assignment;
drop function if exists customers.hand_over(bigint, bigint);
delete from audit.unwatched where name = 'customers.assigned';
