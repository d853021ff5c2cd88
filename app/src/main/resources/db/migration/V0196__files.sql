-- What customers hand in and the office hands out. A file lies here in pieces, so that any node can read it and a backup holds it.
create schema files;

create table files.file (
  id          bigint generated always as identity primary key,
  customer_id bigint not null references customers.customer,
  name        text not null check (char_length(name) between 1 and 150),
  kind        text not null check (kind ~ '^[a-z0-9]{1,12}$'),
  bytes       bigint not null check (bytes > 0),
  sha256      bytea not null check (length(sha256) = 32),
  note        text check (char_length(note) between 1 and 1000),
  added_by    bigint references identity.employee,
  added_at    timestamptz not null,
  version     integer not null default 1
);
comment on column files.file.name is 'fit for any system to save under, in any direction of writing';
comment on column files.file.kind is 'as its bytes say, whatever it was called';
create index file_of_customer on files.file (customer_id, added_at desc, id desc);

-- In the trash. To take it out, the row goes; after a month the file does.
create table files.removal (
  file_id bigint primary key references files.file on delete cascade,
  by_id   bigint references identity.employee,
  at      timestamptz not null
);
create index on files.removal (at);

create table files.piece (
  file_id bigint not null references files.file on delete cascade,
  number  integer not null,
  bytes   bytea not null,
  sha256  bytea not null,
  primary key (file_id, number)
);
alter table files.piece alter column bytes set storage external;

-- An image as it is shown: drawn anew, so that nothing but its pixels is left of it.
create table files.picture (
  file_id bigint not null references files.file on delete cascade,
  size    text not null check (size in ('small', 'large')),
  width   integer not null check (width > 0),
  height  integer not null check (height > 0),
  bytes   bytea not null,
  primary key (file_id, size)
);
alter table files.picture alter column bytes set storage external;

create table files.allowance (
  one            boolean primary key default true check (one),
  file_bytes     bigint not null default 25 * 1024 * 1024 check (file_bytes > 0),
  customer_bytes bigint not null default 500 * 1024 * 1024 check (customer_bytes >= file_bytes),
  customer_files integer not null default 500 check (customer_files between 1 and 10000)
);
comment on table files.allowance is 'how large a file may be, and how much may lie with one customer';
insert into files.allowance default values;

insert into audit.unwatched (name, reason) values
  ('files.piece', 'the bytes of a file; the file itself is watched'),
  ('files.picture', 'drawn from a file; the file itself is watched');

call identity.let('manager', 'all', 'files:see', 'files:create', 'files:change', 'files:delete');
call identity.let('salesperson', 'own', 'files:see', 'files:create', 'files:change', 'files:delete');
call identity.let('service', 'all', 'files:see', 'files:create', 'files:change');
