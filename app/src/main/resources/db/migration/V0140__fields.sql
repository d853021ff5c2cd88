-- What the office itself wants to know of its customers: each field is described here once. The values stand with the customers.
create schema fields;

create table fields.field (
  id          bigint generated always as identity primary key,
  code        text not null unique check (code ~ '^[a-z][a-z0-9_]{0,39}$'),
  type        text not null check (type in ('text', 'number', 'date', 'choice', 'multi_choice', 'link', 'yes_no')),
  name_he     text check (length(name_he) between 1 and 80),
  name_en     text check (length(name_en) between 1 and 80),
  key_he      text unique,
  key_en      text unique,
  help        text check (length(help) between 1 and 300),
  required    boolean not null default false,
  place       integer not null,
  archived_at timestamptz,
  used        boolean not null default false,
  version     integer not null default 1,
  created_at  timestamptz not null default now(),
  check (num_nonnulls(name_he, name_en) > 0),
  check (num_nonnulls(name_he, key_he) in (0, 2) and num_nonnulls(name_en, key_en) in (0, 2))
);
comment on column fields.field.code is 'what programs call it; never changed';
comment on column fields.field.key_he is 'the name folded: one field in any spelling of the same letters';
comment on column fields.field.archived_at is 'since when it is asked and shown no more; its values stay';
comment on column fields.field.used is 'whether it ever had a value: its type stays then';

create table fields.choice (
  field_id bigint not null references fields.field,
  code     text not null check (code ~ '^[a-z0-9][a-z0-9_]{0,39}$'),
  name_he  text check (length(name_he) between 1 and 80),
  name_en  text check (length(name_en) between 1 and 80),
  place    integer not null,
  retired  boolean not null default false,
  primary key (field_id, code),
  check (num_nonnulls(name_he, name_en) > 0)
);
comment on column fields.choice.retired is 'whoever has it keeps it, and nobody is given it any more';

insert into audit.column_rule (name, column_name, rule) values
  ('fields.field', 'key_he', 'silent'), ('fields.field', 'key_en', 'silent'), ('fields.field', 'used', 'silent');

call identity.let('manager', 'all', 'custom-fields:manage');
