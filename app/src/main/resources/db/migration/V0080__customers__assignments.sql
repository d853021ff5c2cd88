-- Customers put into somebody's hands many at once: how far it is, and in whose hands they were before.
create table customers.assignment (
  id        bigint generated always as identity primary key,
  owner_id  bigint references identity.employee,
  by_id     bigint references identity.employee,
  state     text not null default 'running' check (state in ('running', 'done', 'undoing', 'undone')),
  customers bigint not null default 0,
  done      bigint not null default 0,
  at        timestamptz not null default now()
);
comment on column customers.assignment.owner_id is 'absent: into nobody''s';
comment on column customers.assignment.done is 'how many of the customers have been gone through, on the way there or back';

create table customers.assigned (
  assignment_id bigint not null references customers.assignment on delete cascade,
  customer_id   bigint not null references customers.customer on delete cascade,
  place         bigint not null,
  before_id     bigint,
  moved         boolean not null default false,
  primary key (assignment_id, place)
);
create index on customers.assigned (customer_id);
comment on column customers.assigned.moved is 'whether they were in other hands before';

insert into audit.unwatched (name, reason) values
  ('customers.assigned', 'whose hands they were in; each change of hands is watched at the customer');

call identity.let('manager', 'all', 'customers:manage');
