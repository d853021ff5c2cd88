-- Views of lists: what a list was asked for, under a name.
create schema views;

create table views.saved (
  id         bigint generated always as identity primary key,
  list       text not null check (length(list) between 1 and 60),
  name       text not null check (length(name) between 1 and 60),
  query      text not null check (length(query) <= 4000),
  owner_id   bigint not null references identity.employee,
  shared     boolean not null default false,
  version    integer not null default 1,
  created_at timestamptz not null default now()
);
comment on column views.saved.list is 'the list that it is of, by its path';
comment on column views.saved.query is 'what stands behind the question mark of the list''s address';
create index saved_own on views.saved (owner_id, list);
create index saved_shared on views.saved (list) where shared;

-- A view that is gone. To have it back, the row goes.
create table views.removal (
  saved_id bigint primary key references views.saved,
  by_id    bigint references identity.employee,
  at       timestamptz not null
);

-- The view with which a list opens for somebody.
create table views.opening (
  employee_id bigint not null references identity.employee,
  list        text not null,
  saved_id    bigint not null references views.saved,
  primary key (employee_id, list)
);
create index on views.opening (saved_id);

call identity.let('manager', 'all', 'views:manage');
