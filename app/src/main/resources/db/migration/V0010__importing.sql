-- Files in and out: what came in, how it was read, what became of each row.
create schema importing;

create table importing.profile (
  id         bigint generated always as identity primary key,
  name       text not null unique check (length(name) between 1 and 100),
  header     text[] not null,
  mapping    jsonb not null,
  created_by bigint,
  created_at timestamptz not null default now()
);
comment on column importing.profile.header is 'columns whose presence chooses this profile by itself';

create table importing.import (
  id           bigint generated always as identity primary key,
  file_name    text not null,
  bytes        bigint not null check (bytes >= 0),
  sha256       bytea not null check (length(sha256) = 32),
  examination  jsonb not null,
  guesses      jsonb not null default '[]',
  mapping      jsonb not null,
  profile      text,
  state        text not null check (state in
    ('mapping', 'checking', 'queued', 'running', 'summing', 'done', 'failed', 'cancelled', 'undoing', 'undone')),
  step         integer not null default 0,
  rows_total   bigint not null check (rows_total >= 0),
  rows_done    bigint not null default 0,
  created      bigint not null default 0,
  updated      bigint not null default 0,
  unchanged    bigint not null default 0,
  skipped      bigint not null default 0,
  rejected     bigint not null default 0,
  records      jsonb not null default '{}',
  trial        jsonb,
  undo_report  jsonb,
  failure      jsonb,
  requested_by bigint,
  requested_at timestamptz not null default now(),
  started_at   timestamptz,
  finished_at  timestamptz,
  undone_at    timestamptz,
  check (created + updated + unchanged + skipped + rejected = rows_done)
);
create index on importing.import (sha256);
create index on importing.import (state) where state in ('checking', 'queued', 'running', 'summing', 'undoing');
comment on column importing.import.examination is 'what was found in the file, and how it is read';
comment on column importing.import.step is 'rises whenever somebody asks for something; whoever works for an earlier step has been overtaken and stops';
comment on column importing.import.guesses is 'what its columns seem to hold, with the certainty of each';
comment on column importing.import.records is 'for each target how many records were created, updated, …';
comment on column importing.import.rows_done is 'the cursor: rows up to this number are in, in the same transaction as what they became';

-- The file itself, in pieces, so that any node can read it and a backup holds it.
create table importing.piece (
  import_id bigint not null references importing.import on delete cascade,
  number    integer not null,
  bytes     bytea not null,
  primary key (import_id, number)
);
alter table importing.piece alter column bytes set storage external;

-- Each row of a file ends here exactly once: c created, u updated, n unchanged, s skipped, r rejected.
create table importing.row (
  import_id   bigint not null,
  number      bigint not null,
  outcome     "char" not null check (outcome in ('c', 'u', 'n', 's', 'r')),
  reason      text,
  column_name text,
  value       text,
  notes       jsonb,
  cells       text[] not null,
  primary key (import_id, number),
  check ((outcome = 'r') <= (reason is not null))
);
create index on importing.row (import_id, number) where outcome = 'r';
comment on column importing.row.notes is 'what was normalised in this row: column, old value, new value, rule';

-- What an import changed in records that were there before, so that it can be taken back.
create table importing.change (
  import_id bigint not null references importing.import on delete cascade,
  target    text not null,
  record_id bigint not null,
  field     text not null,
  before    jsonb not null,
  after     jsonb not null,
  primary key (import_id, target, record_id, field)
);
