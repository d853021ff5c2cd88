-- Whether two folded names are of one person, as people write them: almost the same letters, or the same sound in either script.
create or replace function customers.same_name(one text, other text) returns boolean language sql immutable parallel safe
begin atomic
  select one <> '' and other <> ''
    and (similarity(customers.letters(one), customers.letters(other)) >= 0.55
         or length(replace(customers.sound(one, 'ח'), ' ', '')) >= 4 and customers.sound(one, 'ח') = customers.sound(other, 'ח'));
end;

-- Whom somebody of this name, id, date of birth and these contact points may be, with a score and the reasons for it. One reason alone
-- is not enough, but for the id: families share a phone. What many share tells nothing of anybody.
create or replace function customers.alike(of_name_key text, of_israeli_id text, of_birth_date date, of_kinds text[], of_keys text[])
returns table (customer_id bigint, score integer, reasons text[]) language sql stable
begin atomic
  with shared as (
    select p.customer_id, p.kind
    from unnest(of_kinds, of_keys) k (kind, key)
    cross join lateral (select x.customer_id, x.kind from customers.contact_point x where x.kind = k.kind and x.key = k.key limit 20) p
  ), near as (
    select s.customer_id from shared s
    union
    (select c.id from customers.customer c where c.israeli_id = of_israeli_id limit 20)
    union
    (select c.id from customers.customer c where c.birth_date = of_birth_date and customers.same_name(c.name_key, of_name_key) limit 20)
  ), told as (
    select c.id, array_remove(array[
             case when c.israeli_id = of_israeli_id then 'israeli-id' end,
             case when exists (select from shared s where s.customer_id = c.id and s.kind = 'email') then 'email' end,
             case when exists (select from shared s where s.customer_id = c.id and s.kind = 'phone') then 'phone' end,
             case when customers.same_name(c.name_key, of_name_key) then 'name' end,
             case when c.birth_date = of_birth_date then 'birth-date' end,
             case when exists (select from shared s where s.customer_id = c.id and s.kind = 'address') then 'address' end], null) as reasons,
           case when c.israeli_id <> of_israeli_id then 50 else 0 end + case when c.birth_date <> of_birth_date then 30 else 0 end as against
    from near n
    join customers.customer c on c.id = n.customer_id
  )
  select t.id, least(100, w.score)::integer, t.reasons
  from told t
  cross join lateral (
    select sum(case r when 'israeli-id' then 60 when 'email' then 40 when 'phone' then 35 when 'name' then 30 else 25 end) - t.against as score
    from unnest(t.reasons) r) w
  where w.score >= 55;
end;

-- Compares the next customers who are new or have changed with those near them, never all with all. Says how many that were.
create or replace function customers.compare(most bigint) returns bigint language plpgsql as $$
declare
  batch bigint[];
begin
  with gone as (
    delete from customers.uncompared u
    where u.ctid = any (array(select x.ctid from customers.uncompared x limit most for update skip locked))
    returning u.customer_id)
  select array_agg(distinct customer_id) into batch from gone;
  if batch is null then
    return 0;
  end if;
  delete from customers.duplicate d
  where d.one_id = any (batch) or d.other_id = any (batch);
  insert into customers.duplicate as d (one_id, other_id, score, reasons)
  select distinct on (1, 2) least(c.id, a.customer_id), greatest(c.id, a.customer_id), a.score, a.reasons
  from customers.customer c
  cross join lateral (select array_agg(p.kind order by p.id) as kinds, array_agg(p.key order by p.id) as keys
                      from customers.contact_point p where p.customer_id = c.id) p
  cross join lateral customers.alike(c.name_key, c.israeli_id, c.birth_date, p.kinds, p.keys) a
  where c.id = any (batch) and a.customer_id <> c.id
  order by 1, 2, a.score desc
  on conflict (one_id, other_id) do update set score = excluded.score, reasons = excluded.reasons;
  return cardinality(batch);
end $$;
