-- Puts the tags of a chunk on their customers, those that are there already and those that are new. Nobody gets more than fit.
create or replace function customers.take_in_tags(of_import bigint, whom bigint[], names text[], keys text[], most integer)
returns table (place bigint, outcome text) language plpgsql as $$
#variable_conflict use_column
begin
  insert into customers.tag (name, key)
  select distinct on (g.key) g.name, g.key
  from unnest(names, keys) with ordinality g (name, key, place)
  order by g.key, g.place
  on conflict do nothing;
  return query
    with given as (
      select g.place, g.customer_id, t.id as tag_id,
             row_number() over (partition by g.customer_id, t.id order by g.place) as time,
             exists (select from customers.tagging x where x.customer_id = g.customer_id and x.tag_id = t.id) as there
      from unnest(whom, keys) with ordinality g (customer_id, key, place)
      join customers.tag t on t.key = g.key),
    numbered as (
      select g.*, count(*) filter (where g.time = 1 and not g.there) over (partition by g.customer_id order by g.place)
                  + (select count(*) from customers.tagging x where x.customer_id = g.customer_id) as number
      from given g),
    put as (
      insert into customers.tagging (customer_id, tag_id, import_id)
      select n.customer_id, n.tag_id, of_import from numbered n where n.time = 1 and not n.there and n.number <= most
      returning customer_id, tag_id)
    select n.place, case when n.there or n.time > 1 then 'n' when n.number <= most then 'c' else 's' end
    from numbered n;
end $$;

-- Says for a chunk who is what to whom. Whoever would be it to themselves by way of others is left out.
create or replace function customers.take_in_relations(
  of_import bigint, whom bigint[], roles text[], others bigint[], from_days date[], to_days date[], one_way text[])
returns table (place bigint, relation_id bigint, outcome text) language plpgsql as $$
#variable_conflict use_column
declare
  each record;
begin
  for each in select * from unnest(whom, roles, others, from_days, to_days) with ordinality
              g (customer_id, role, other_id, from_day, to_day, place) loop
    place := each.place;
    select r.id, 'n' into relation_id, outcome from customers.relation r
    where (r.customer_id, r.role, r.other_id) = (each.customer_id, each.role, each.other_id);
    if relation_id is null and each.role = any (one_way) and customers.closes_circle(each.role, each.customer_id, each.other_id) then
      outcome := 's';
    elsif relation_id is null then
      insert into customers.relation (customer_id, role, other_id, from_day, to_day, import_id)
      values (each.customer_id, each.role, each.other_id, each.from_day, each.to_day, of_import)
      returning id into relation_id;
      outcome := 'c';
    end if;
    return next;
  end loop;
end $$;

-- Gives a customer these tags and no others; those that they have already keep the day on which they got them.
create or replace function customers.set_tags(of_customer bigint, names text[], keys text[]) returns void language plpgsql as $$
begin
  insert into customers.tag (name, key) select * from unnest(names, keys) on conflict do nothing;
  delete from customers.tagging x using customers.tag t
  where x.customer_id = of_customer and t.id = x.tag_id and t.key <> all (keys);
  insert into customers.tagging (customer_id, tag_id)
  select of_customer, t.id from customers.tag t where t.key = any (keys)
  on conflict do nothing;
end $$;
