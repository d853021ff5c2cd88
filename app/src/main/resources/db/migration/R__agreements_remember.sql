-- Writes every change of an agreement down, whoever makes it: a form, the API, a renewal, an import.
create or replace function agreements.remember() returns trigger language plpgsql as $$
declare
  who jsonb := audit.actor();
begin
  insert into agreements.change (agreement_id, name, import_id, field, before, after)
  select o.id,
         coalesce(who ->> 'name', (select e.name from identity.employee e where e.id = (who ->> 'employee')::bigint), ''),
         (who ->> 'import')::bigint, f.field, o.held ->> f.field, n.holds ->> f.field
  from (select o.id, to_jsonb(o) as held from old_rows o) o
  join (select n.id, to_jsonb(n) as holds from new_rows n) n using (id)
  cross join unnest(array['number', 'product_id', 'line_id', 'premium', 'commission_rate', 'commission_amount',
                          'offered_on', 'start_on', 'renewal_on', 'ended_on']) with ordinality as f (field, place)
  where o.held ->> f.field is distinct from n.holds ->> f.field
  order by o.id, f.place;
  return null;
end $$;
create or replace trigger agreement_changes_are_remembered after update on agreements.agreement
  referencing old table as old_rows new table as new_rows for each statement execute function agreements.remember();
