-- The first fifty of these customers by name, as they are called now: for entries that outlive them.
create or replace function customers.names(ids bigint[]) returns text[] language sql stable parallel safe
begin atomic
  select array_agg(coalesce(c.display_name, '#' || each.id) order by each.place)
  from unnest(ids[1:50]) with ordinality as each (id, place)
  left join customers.customer c on c.id = each.id;
end;
