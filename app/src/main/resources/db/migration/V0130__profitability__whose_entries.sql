-- Whose an entry is, is checked by set. The database's own check of a foreign key runs a query for each row: two fifths of the time that
-- an import's entries take. docs/decisions/0040-whose-entries-by-set.md
create function profitability.check_whose() returns trigger language plpgsql as $$
declare
  whose bigint[];
  there bigint;
begin
  select array_agg(distinct customer_id) into whose from came;
  select count(*) into there from (select from customers.customer c where c.id = any (whose) for key share) held;
  if there < cardinality(whose) then
    raise exception 'an entry is of a customer who is not there' using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger new_entries_are_of_somebody after insert on profitability.entry
  referencing new table as came for each statement execute function profitability.check_whose();
create trigger moved_entries_are_of_somebody after update on profitability.entry
  referencing new table as came for each statement execute function profitability.check_whose();

create function profitability.check_entries_of_gone() returns trigger language plpgsql as $$
begin
  if exists (select from profitability.entry e where e.customer_id = any (array(select id from gone))) then
    raise exception 'a customer who has entries cannot go' using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger who_has_entries_stays after delete on customers.customer
  referencing old table as gone for each statement execute function profitability.check_entries_of_gone();

-- The foreign key stays declared, for whoever asks what names a customer: a merge does. PostgreSQL before 18 goes on checking it.
do $$
begin
  if current_setting('server_version_num')::integer >= 180000 then
    execute 'alter table profitability.entry alter constraint entry_customer_id_fkey not enforced';
  end if;
end $$;
