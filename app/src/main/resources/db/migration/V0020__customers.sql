-- Whom the office serves, and how to reach them.
create schema customers;
create extension if not exists pg_trgm;

create table customers.customer (
  id                  bigint generated always as identity primary key,
  external_id         text unique check (length(external_id) between 1 and 200),
  external_key        text generated always as (
    case when external_id ~ '^[0-9]{1,18}$' then lpad(external_id, 18, '0') else external_id end) stored,
  kind                text not null default 'person' check (kind in ('person', 'business')),
  name                text check (length(name) between 1 and 300),
  display_name        text not null generated always as (coalesce(name, '#' || coalesce(external_id, id::text))) stored,
  name_key            text not null default '',
  search_key          text not null default '',
  israeli_id          text check (length(israeli_id) between 1 and 50),
  israeli_id_verified boolean not null default false,
  birth_date          date,
  since               date,
  details             jsonb not null default '{}',
  owner_id            bigint references identity.employee,
  import_id           bigint references importing.import,
  version             integer not null default 1,
  created_at          timestamptz not null default now(),
  updated_at          timestamptz not null default now()
);
comment on column customers.customer.owner_id is 'in whose hands they are; absent: in nobody''s';
comment on column customers.customer.external_key is 'orders external ids: as numbers where they are numbers';
comment on column customers.customer.name_key is 'the name folded, so that any spelling of the same letters finds it';
comment on column customers.customer.search_key is 'folded name, ids, digits of phones, e-mails: what a search looks into';
create index on customers.customer (israeli_id) where israeli_id is not null;
create index on customers.customer (import_id) where import_id is not null;
create index customer_owner on customers.customer (owner_id) where owner_id is not null;
create index customer_name on customers.customer (display_name collate "he-x-icu", id);
create index customer_search on customers.customer using gin (search_key gin_trgm_ops);

create table customers.contact_point (
  id          bigint generated always as identity primary key,
  customer_id bigint not null references customers.customer on delete cascade,
  kind        text not null check (kind in ('phone', 'email', 'address')),
  value       text not null check (length(value) between 1 and 500),
  key         text not null,
  source      text not null,
  verified    boolean not null default false,
  import_id   bigint references importing.import,
  created_at  timestamptz not null default now(),
  unique (customer_id, kind, key)
);
create index on customers.contact_point (kind, key);
create index on customers.contact_point (import_id) where import_id is not null;

-- One chunk of an import on its way in. Emptied by each chunk; a crash may lose it. Nothing counts the rows of a table that is filled
-- and emptied all the time: its key keeps any plan for them near the work that there is.
create unlogged table customers.staged (
  number              bigint primary key,
  external_id         text,
  kind                text,
  name                text,
  name_key            text,
  israeli_id          text,
  israeli_id_verified boolean,
  birth_date          date,
  since               date,
  details             jsonb,
  phone               text,
  phone_key           text,
  second_phone        text,
  second_phone_key    text,
  email               text,
  email_key           text,
  address             text,
  address_key         text
);
