-- An entry outlives whom it speaks of, so it keeps what they were called.
create or replace function audit.name_customers() returns trigger language plpgsql as $$
begin
  new.names := customers.names(new.customers);
  return new;
end $$;
create or replace trigger entries_name_customers before insert on audit.entry
  for each row when (new.customers is not null and new.names is null) execute function audit.name_customers();

-- Closes the chain up to a seal: its entries go, an anchor stays that vouches for them. With the owner's rights, since the program
-- has none to delete, and so it guards itself what the law asks for: nothing younger than 24 months goes.
create or replace function audit.close(up_to bigint, last_hash bytea, closed_at timestamptz, signature bytea) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  gone bigint;
begin
  if exists (select from audit.seal s join audit.entry e on e.id = s.entry_id
             where s.seq <= up_to and e.at > now() - interval '24 months') then
    raise exception 'the audit trail is kept for at least 24 months' using errcode = 'restrict_violation';
  end if;
  insert into audit.anchor (seq, hash, at, signature) values (up_to, last_hash, closed_at, signature);
  delete from audit.entry e using audit.seal s where s.entry_id = e.id and s.seq <= up_to;
  get diagnostics gone = row_count;
  delete from audit.seal where seq <= up_to;
  return gone;
end $$;
