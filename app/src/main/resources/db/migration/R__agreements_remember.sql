-- Writes every change of an agreement down, whoever makes it: a form, the API, a renewal, an import.
create or replace function agreements.remember() returns trigger language plpgsql as $$
declare
  who jsonb := audit.actor();
begin
  insert into agreements.change (agreement_id, name, import_id, field, before, after)
  select n.id,
         coalesce(who ->> 'name', (select e.name from identity.employee e where e.id = (who ->> 'employee')::bigint), ''),
         (who ->> 'import')::bigint, f.field, f.before, f.after
  from old_rows o
  join new_rows n using (id)
  cross join lateral (values
    (1, 'number', o.number, n.number),
    (2, 'product_id', o.product_id::text, n.product_id::text),
    (3, 'line_id', o.line_id::text, n.line_id::text),
    (4, 'premium', o.premium::text, n.premium::text),
    (5, 'commission_rate', o.commission_rate::text, n.commission_rate::text),
    (6, 'commission_amount', o.commission_amount::text, n.commission_amount::text),
    (7, 'offered_on', o.offered_on::text, n.offered_on::text),
    (8, 'start_on', o.start_on::text, n.start_on::text),
    (9, 'renewal_on', o.renewal_on::text, n.renewal_on::text),
    (10, 'ended_on', o.ended_on::text, n.ended_on::text)) f (place, field, before, after)
  where f.before is distinct from f.after
  order by n.id, f.place;
  return null;
end $$;
create or replace trigger agreement_changes_are_remembered after update on agreements.agreement
  referencing old table as old_rows new table as new_rows for each statement execute function agreements.remember();
