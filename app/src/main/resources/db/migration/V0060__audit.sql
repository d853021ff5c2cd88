-- Who saw and who changed what. Only ever added to: the program may insert and read here, and nothing else.
create schema audit;

-- No foreign keys: an entry outlives what it speaks of, and the people too.
create table audit.entry (
  id          bigint generated always as identity primary key,
  at          timestamptz not null default clock_timestamp(),
  actor       text not null check (actor in ('employee', 'key', 'stranger', 'system', 'database')),
  employee_id bigint,
  name        text not null,
  session     text,
  address     text,
  request     text,
  route       text,
  verb        text not null check (verb in
    ('create', 'change', 'delete', 'see', 'list', 'search', 'export', 'sign-in', 'sign-in-refused', 'sign-out')),
  what        text not null,
  number      bigint not null check (number >= 0),
  subjects    bigint[],
  customers   bigint[],
  names       text[],
  import_id   bigint,
  before      jsonb,
  after       jsonb,
  asked       jsonb
);
comment on column audit.entry.actor is 'database: somebody who works in the database itself, beside the program';
comment on column audit.entry.name is 'of who acted, as it was then';
comment on column audit.entry.request is 'one for all entries of a request';
comment on column audit.entry.number is 'how many rows it was';
comment on column audit.entry.subjects is 'the ids of those rows; absent where an import names them';
comment on column audit.entry.customers is 'whom it concerns';
comment on column audit.entry.names is 'the first of them by name, as they were called then';
comment on column audit.entry.before is 'by the key of each row: what it held, of what changed';
comment on column audit.entry.asked is 'of a read: what was asked for';
create index entry_at on audit.entry (at desc, id desc);
create index entry_employee on audit.entry (employee_id, at desc, id desc) where employee_id is not null;
create index entry_customers on audit.entry using gin (customers) where customers is not null;

-- Entries that no seal covers yet. Whatever comes into the one table comes into the other.
create table audit.unsealed (
  entry_id bigint primary key
);
create function audit.await_seal() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into audit.unsealed (entry_id) select id from entries;
  return null;
end $$;
create trigger entries_await_their_seal after insert on audit.entry
  referencing new table as entries for each statement execute function audit.await_seal();

-- The chain: each hash is a keyed digest of its entry and of the hash before it. The key is not in the database.
create table audit.seal (
  seq      bigint primary key check (seq > 0),
  entry_id bigint not null unique,
  at       timestamptz not null,
  key_mark bytea not null check (octet_length(key_mark) = 8),
  hash     bytea not null check (octet_length(hash) = 32)
);
comment on column audit.seal.key_mark is 'tells keys apart without telling the key';

-- Where the chain begins since older entries were closed: its hash is the one before the first that is left.
create table audit.anchor (
  seq       bigint primary key check (seq > 0),
  hash      bytea not null check (octet_length(hash) = 32),
  at        timestamptz not null,
  signature bytea not null check (octet_length(signature) = 32)
);

-- What happened, for whoever is to be told outside: written in the transaction of the change itself, and so never of one that failed.
-- Thin: ids alone. Who is told asks again, and what they may see is decided then.
create table audit.event (
  id        bigint generated always as identity primary key,
  at        timestamptz not null default clock_timestamp(),
  name      text not null,
  subjects  bigint[],
  customers bigint[],
  number    bigint not null,
  actor     text not null,
  import_id bigint
);
-- thousands of ids at a time, gone again soon: packing them costs more than the room
alter table audit.event alter column subjects set storage external, alter column customers set storage external;
create index event_at on audit.event (at);
comment on column audit.event.name is 'customer.changed: what it is and what became of it';
comment on column audit.event.actor is 'employee/5, or the kind of actor alone';

-- Tables whose writing leaves no entry of its own, and why.
create table audit.unwatched (
  name   text primary key,
  reason text not null
);
insert into audit.unwatched (name, reason) values
  ('identity.session', 'coming in and going out are entries by name'),
  ('identity.sign_in_attempt', 'an attempt that fails is an entry by name'),
  ('identity.sign_in_place', 'an attempt that succeeds is an entry by name'),
  ('importing.piece', 'the file of an import, whose own row is watched'),
  ('importing.row', 'the rows of a file, kept with the import that is watched'),
  ('importing.change', 'is itself the before and after of an import'),
  ('jobs.scheduled_tasks', 'work that waits; what it does leaves its own entries'),
  ('customers.staged', 'work table: empty between two chunks'),
  ('agreements.staged', 'work table: empty between two chunks'),
  ('profitability.ledger', 'a mark that says that sums are old'),
  ('profitability.stale', 'a list of sums that are old'),
  ('profitability.customer_month', 'worked out from ledger entries'),
  ('profitability.standing', 'worked out from ledger entries'),
  ('profitability.standard_period', 'worked out from ledger entries'),
  ('profitability.snapshot', 'worked out from ledger entries'),
  ('profitability.group_change', 'written once by a classification, which is watched, and never changed');

-- Columns whose change alone is no news, and columns whose value is nobody's to read.
create table audit.column_rule (
  name        text not null,
  column_name text not null,
  rule        text not null check (rule in ('silent', 'secret')),
  primary key (name, column_name)
);
insert into audit.column_rule (name, column_name, rule) values
  ('*', 'id', 'silent'),
  ('*', 'created_at', 'silent'),
  ('*', 'updated_at', 'silent'),
  ('*', 'version', 'silent'),
  ('*', 'last_used_at', 'silent'),
  ('*', 'seen_at', 'silent'),
  ('customers.customer', 'name_key', 'silent'),
  ('customers.customer', 'search_key', 'silent'),
  ('importing.import', 'examination', 'silent'),
  ('importing.import', 'guesses', 'silent'),
  ('importing.import', 'step', 'silent'),
  ('importing.import', 'rows_done', 'silent'),
  ('importing.import', 'created', 'silent'),
  ('importing.import', 'updated', 'silent'),
  ('importing.import', 'unchanged', 'silent'),
  ('importing.import', 'skipped', 'silent'),
  ('importing.import', 'rejected', 'silent'),
  ('importing.import', 'records', 'silent'),
  ('importing.import', 'trial', 'silent'),
  ('*', 'passphrase_hash', 'secret'),
  ('*', 'key_hash', 'secret'),
  ('*', 'token_hash', 'secret');
