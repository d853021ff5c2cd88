-- Takes the entries of an import back, and remembers whose sums no longer hold. Entries that correct others' entries go with it.
create or replace function profitability.take_back(of_import bigint) returns bigint language plpgsql as $$
declare
  gone bigint;
begin
  perform profitability.touch(of_import);
  delete from profitability.entry where import_id = of_import;
  get diagnostics gone = row_count;
  return gone;
end $$;

-- Remembers whose sums an import has changed: who has entries of it, whom it made, whom it changed.
create or replace function profitability.touch(of_import bigint) returns void language sql
begin atomic
  insert into profitability.stale (customer_id)
  select e.customer_id from profitability.entry e where e.import_id = of_import
  union
  select c.id from customers.customer c where c.import_id = of_import
  union
  select h.record_id from importing.change h where h.import_id = of_import and h.target = 'customer';
end;
