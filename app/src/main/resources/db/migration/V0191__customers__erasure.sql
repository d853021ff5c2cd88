-- That somebody was erased, by whom and on which ground: nothing of who they were.
create table customers.erasure (
  id          bigint generated always as identity primary key,
  customer_id bigint not null unique,
  ground      text not null check (ground in ('request', 'unlawful', 'retention', 'mistake', 'order')),
  reference   text check (length(reference) between 1 and 100),
  by_id       bigint references identity.employee,
  at          timestamptz not null,
  rows        bigint not null,
  entries     bigint not null,
  imports     bigint not null
);
comment on column customers.erasure.customer_id is 'no foreign key: the row goes where the ledger has nothing of theirs';
comment on column customers.erasure.reference is 'the number of the letter or the case, in the office''s files';
comment on column customers.erasure.rows is 'how many rows went; entries: of the trail that were emptied; imports: whose files went';

-- By what somebody erased would be recognised, as keyed digests: whoever has the database alone cannot try all phone numbers.
create table customers.suppressed (
  mark       bytea primary key check (octet_length(mark) = 32),
  kind       text not null check (kind in ('externalId', 'israeliId', 'phone', 'email')),
  erasure_id bigint not null references customers.erasure
);
create index on customers.suppressed (erasure_id, kind);
insert into audit.unwatched (name, reason) values
  ('customers.suppressed', 'digests that an erasure leaves, which is watched itself');

-- An entry of the trail that says no more whom it was about. Its seal still stands in the chain, which the next one vouches for; what
-- is left of it has a seal of its own. docs/decisions/0072-what-an-erasure-leaves-in-the-trail.md
create table audit.emptied (
  entry_id  bigint not null,
  at        timestamptz not null,
  signature bytea not null check (octet_length(signature) = 32),
  primary key (entry_id, at)
);
comment on column audit.emptied.signature is 'keyed digest of the number and hash of its seal, of the moment, and of what is left of it';
