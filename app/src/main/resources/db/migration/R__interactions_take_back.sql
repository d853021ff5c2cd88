-- Takes the interactions of an import back; their time leaves the ledger with its entries. What somebody has worded anew or put above
-- all others since stays, without its time.
create or replace function interactions.take_back(of_import bigint, out removed bigint, out restored bigint, out kept bigint)
language plpgsql as $$
begin
  create temp table if not exists leaving (id bigint primary key) on commit delete rows;
  truncate leaving;
  insert into leaving (id)
  select i.id from interactions.interaction i
  where i.import_id = of_import and i.version = 1 and not exists (select from interactions.pin p where p.interaction_id = i.id);

  delete from interactions.posted p using interactions.interaction i where i.id = p.interaction_id and i.import_id = of_import;
  delete from interactions.retraction r using leaving l where r.interaction_id = l.id;
  delete from interactions.mention m using leaving l where m.interaction_id = l.id;
  delete from interactions.interaction i using leaving l where i.id = l.id;
  get diagnostics removed = row_count;

  update interactions.interaction i set seconds = 0, import_id = null where i.import_id = of_import;
  get diagnostics kept = row_count;
  restored := 0;
end $$;
