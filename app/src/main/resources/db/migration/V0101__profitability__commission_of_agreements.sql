-- The ledger entry of a renewal's commission, or of what went back with a lapse: once for each.
create table profitability.commission_entry (
  step     text not null check (step in ('renewal', 'lapse')),
  step_id  bigint not null,
  entry_id bigint not null unique references profitability.entry,
  primary key (step, step_id)
);
insert into audit.unwatched (name, reason) values
  ('profitability.commission_entry', 'names a ledger entry, which is watched, and what it was posted for');
