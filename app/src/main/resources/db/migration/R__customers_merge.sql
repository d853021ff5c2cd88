-- Every column of every table that says of which customer a row is, with what is to be done where both have its like.
create or replace view customers.naming as
select format('%I.%I', s.nspname, c.relname) as relation, a.attname::text as field, coalesce(r.how, 'move') as how, r.name
from pg_constraint f
join pg_class c on c.oid = f.conrelid
join pg_namespace s on s.oid = c.relnamespace
join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
left join customers.merge_rule r on to_regclass(r.relation) = c.oid and r.field = a.attname
where f.contype = 'f' and f.confrelid = 'customers.customer'::regclass and cardinality(f.conkey) = 1
union
select r.relation, r.field, r.how, r.name from customers.merge_rule r where to_regclass(r.relation) is not null;

-- The columns that a row is written with.
create or replace function customers.written(relation text) returns text language sql stable as $$
  select string_agg(quote_ident(attname), ', ' order by attnum)
  from pg_attribute where attrelid = relation::regclass and attnum > 0 and not attisdropped and attgenerated = ''
$$;

-- Whether whoever is kept ($1) has a row that leaves no room for the row t of who goes ($2): a unique index says so, or the row ties
-- the two to each other.
create or replace function customers.no_room(of_relation text, of_field text) returns text language sql stable as $$
  select coalesce(string_agg(clause, ' or '), 'false')
  from (
    select format('exists (select from %s k where k.%I = $1 %s)', of_relation, of_field,
                  (select coalesce(string_agg(format('and k.%I = t.%I', a.attname, a.attname), ' '), '')
                   from pg_attribute a where a.attrelid = of_relation::regclass and a.attnum = any (i.indkey::smallint[]) and a.attname <> of_field)) as clause
    from pg_index i
    join pg_attribute m on m.attrelid = i.indrelid and m.attname = of_field and m.attnum = any (i.indkey::smallint[])
    where i.indrelid = of_relation::regclass and i.indisunique and i.indpred is null and not 0 = any (i.indkey::smallint[])
    union all
    select format('t.%I = $1', n.field) from customers.naming n where n.relation = of_relation and n.field <> of_field) x
$$;

-- Whether whoever is kept has a main one already, where there may be but one.
create or replace function customers.no_room_for_main(of_relation text, of_field text, main text) returns text language sql stable as $$
  select coalesce(string_agg(format('t.%I and exists (select from %s k where k.%I = $1 and k.%I %s)', main, of_relation, of_field, main,
                  (select coalesce(string_agg(format('and k.%I = t.%I', a.attname, a.attname), ' '), '')
                   from pg_attribute a where a.attrelid = i.indrelid and a.attnum = any (i.indkey::smallint[]) and a.attname <> of_field)),
                  ' or '), 'false')
  from pg_index i
  join pg_attribute m on m.attrelid = i.indrelid and m.attname = of_field and m.attnum = any (i.indkey::smallint[])
  where i.indrelid = of_relation::regclass and i.indisunique and i.indpred is not null
$$;

-- Moves the rows of one table from who goes to who is kept, and remembers each.
create or replace function customers.move_rows(of_merge bigint, kept bigint, gone bigint, relation text, field text, how text, name text)
returns void language plpgsql as $$
declare
  no_room text := case how when 'aside' then 'true' else customers.no_room(relation, field) end;
  row_key text;
  told    text;
begin
  select format('jsonb_build_object(%s)', coalesce(string_agg(format('%L, t.%I', a.attname, a.attname), ', '), ''))
  into row_key
  from pg_index i
  join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey::smallint[]) and a.attname <> move_rows.field
  where i.indrelid = move_rows.relation::regclass and i.indisprimary;
  if how in ('rename', 'clear') then
    told := format(
      'with told as (
         update %1$s t set %2$I = $1, %3$I = %4$s from %1$s b
         where t.%2$I = $2 and b.id = t.id and (%5$s) returning %6$s as key, b.%3$I as was)
       insert into customers.merge_row (merge_id, relation, field, key, was) select $3, %7$L, %2$L, key, was::text from told',
      relation, field, name,
      case how when 'rename' then format('left(t.%I, 80) || '' ('' || $2 || '')''', name) else 'false' end,
      case how when 'rename' then no_room else customers.no_room_for_main(relation, field, name) end, row_key, relation);
  end if;
  if how = 'rename' then
    execute told using kept, gone, of_merge;
  elsif no_room <> 'false' then
    execute format(
      'with aside as (delete from %1$s t where t.%2$I = $2 and (%3$s) returning to_jsonb(t) as whole)
       insert into customers.merge_row (merge_id, relation, field, aside) select $3, %4$L, %5$L, whole from aside',
      relation, field, no_room, relation, field) using kept, gone, of_merge;
  end if;
  if how = 'clear' then
    execute told using kept, gone, of_merge;
  end if;
  execute format(
    'with moved as (update %1$s t set %2$I = $1 where t.%2$I = $2 returning %3$s as key)
     insert into customers.merge_row (merge_id, relation, field, key) select $3, %4$L, %5$L, key from moved',
    relation, field, row_key, relation, field) using kept, gone, of_merge;
end $$;

-- Spouses and siblings stand with the lower id first: these rows move as pairs. What the one who is kept is already goes aside.
create or replace function customers.move_pairs(of_merge bigint, kept bigint, gone bigint) returns void language sql
begin atomic
  with pairs as (
    select r.id, r.role, case r.customer_id when move_pairs.gone then r.other_id else r.customer_id end as third
    from customers.relation r
    where r.role in ('spouse', 'sibling') and move_pairs.gone in (r.customer_id, r.other_id)
  ), free as (
    select p.* from pairs p
    where p.third <> move_pairs.kept and not exists (
      select from customers.relation k
      where k.role = p.role and k.customer_id = least(p.third, move_pairs.kept) and k.other_id = greatest(p.third, move_pairs.kept))
  ), moved as (
    update customers.relation r set customer_id = least(f.third, move_pairs.kept), other_id = greatest(f.third, move_pairs.kept)
    from free f where r.id = f.id
    returning jsonb_build_object('id', r.id) as key
  ), aside as (
    delete from customers.relation r using pairs p where r.id = p.id and p.id not in (select f.id from free f)
    returning to_jsonb(r) as whole
  )
  insert into customers.merge_row (merge_id, relation, field, key, was, aside)
  select of_merge, 'customers.relation', 'customer_id', m.key, 'pair', null::jsonb from moved m
  union all
  select of_merge, 'customers.relation', 'customer_id', null, null, a.whole from aside a;
end;

-- Makes one customer of two: all that names the one who goes names the one who is kept from now on, who takes these of the other's
-- fields. Both stand locked. Only what nobody knows to move keeps the other from going: the database refuses then.
create or replace function customers.merge(kept bigint, gone bigint, taken text[], by_id bigint) returns bigint language plpgsql as $$
declare
  this  bigint;
  spot  record;
  one   customers.customer;
  other customers.customer;
begin
  perform from customers.customer c where c.id in (kept, gone) order by c.id for update;
  select * into strict one from customers.customer c where c.id = merge.kept;
  select * into strict other from customers.customer c where c.id = merge.gone;
  insert into customers.merge (kept_id, gone_id, kept, became, gone, by_id)
  values (one.id, other.id, to_jsonb(one), '{}', to_jsonb(other), merge.by_id)
  returning id into this;
  perform customers.move_pairs(this, one.id, other.id);
  for spot in select * from customers.naming n order by n.relation, n.field loop
    perform customers.move_rows(this, one.id, other.id, spot.relation, spot.field, spot.how, spot.name);
  end loop;
  delete from customers.customer c where c.id = other.id;
  update customers.customer c
  set (external_id, kind, name, name_key, israeli_id, israeli_id_verified, id_kind, birth_date, since, owner_id, details, custom)
        = (t.external_id, t.kind, t.name, t.name_key, t.israeli_id, t.israeli_id_verified, t.id_kind, t.birth_date, t.since, t.owner_id,
           other.details || one.details, customers.custom_taken(one.custom, other.custom, taken)),
      version = c.version + 1, updated_at = now()
  from jsonb_populate_record(one, (select coalesce(jsonb_object_agg(f.key, f.value), '{}') from jsonb_each(to_jsonb(other)) f
                                   where f.key = any (taken))) t
  where c.id = one.id;
  update customers.merge m set became = to_jsonb(c) from customers.customer c where m.id = this and c.id = one.id;
  return this;
end $$;

-- Takes a merge back: who went is there again with all that was theirs and still is at the other, and of the one who was kept
-- whatever nobody has changed since is as it was. The latest merge of somebody goes first.
create or replace function customers.unmerge(of_merge bigint, by_id bigint) returns void language plpgsql as $$
declare
  this  customers.merge;
  work  record;
  joins text;
begin
  select * into strict this from customers.merge m where m.id = of_merge for update;
  perform from customers.customer c where c.id = this.kept_id for update;
  update customers.customer c
  set (external_id, kind, name, name_key, israeli_id, israeli_id_verified, id_kind, birth_date, since, owner_id, details, custom)
        = (t.external_id, t.kind, t.name, t.name_key, t.israeli_id, t.israeli_id_verified, t.id_kind, t.birth_date, t.since, t.owner_id, t.details,
           customers.custom_back(now.custom, this.became -> 'custom', this.kept -> 'custom')),
      version = c.version + 1, updated_at = now()
  from customers.customer now
  cross join lateral jsonb_populate_record(now, (
    select coalesce(jsonb_object_agg(b.key, b.value), '{}') from jsonb_each(this.kept) b
    where to_jsonb(now) -> b.key = this.became -> b.key)) t
  where c.id = this.kept_id and now.id = c.id;
  execute format('insert into customers.customer (%1$s) overriding system value select %1$s from jsonb_populate_record(null::customers.customer, $1)',
                 customers.written('customers.customer')) using this.gone;

  update customers.relation t set customer_id = least(x.id, this.gone_id), other_id = greatest(x.id, this.gone_id)
  from customers.merge_row r
  join customers.relation now on now.id = (r.key ->> 'id')::bigint
  cross join lateral (select case now.customer_id when this.kept_id then now.other_id else now.customer_id end as id) x
  where r.merge_id = this.id and r.was = 'pair' and t.id = now.id and this.kept_id in (now.customer_id, now.other_id);
  for work in
    select r.relation, r.field, n.how, n.name, min(r.place) filter (where r.key is not null) as moved,
           min(r.place) filter (where r.aside is not null) as aside, min(r.place) filter (where r.was is not null) as was
    from customers.merge_row r
    join customers.naming n on n.relation = r.relation and n.field = r.field
    where r.merge_id = this.id
    group by r.relation, r.field, n.how, n.name
    order by min(r.place) desc
  loop
    if work.moved is not null then
      select coalesce(string_agg(format('and t.%I = (r.key ->> %L)::%s', a.attname, a.attname, format_type(a.atttypid, a.atttypmod)), ' '), '')
      into joins
      from pg_index i
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey::smallint[]) and a.attname <> work.field
      where i.indrelid = work.relation::regclass and i.indisprimary;
      execute format(
        'update %1$s t set %2$I = $1 %3$s from customers.merge_row r
         where r.merge_id = $2 and r.relation = %4$L and r.field = %2$L and r.key is not null and t.%2$I = $3 %5$s',
        work.relation, work.field,
        case when work.was is not null and work.name is not null
          then format(', %1$I = coalesce(r.was::%2$s, t.%1$I)', work.name, case work.how when 'clear' then 'boolean' else 'text' end)
          else '' end,
        work.relation, joins) using this.gone_id, this.id, this.kept_id;
    end if;
    if work.aside is not null then
      execute format(
        'insert into %1$s (%2$s) overriding system value
         select %3$s from customers.merge_row r cross join lateral jsonb_populate_record(null::%1$s, r.aside) x
         where r.merge_id = $1 and r.relation = %1$L and r.field = %4$L and r.aside is not null
         on conflict do nothing',
        work.relation, customers.written(work.relation),
        (select string_agg('x.' || quote_ident(attname), ', ' order by attnum) from pg_attribute
         where attrelid = work.relation::regclass and attnum > 0 and not attisdropped and attgenerated = ''),
        work.field) using this.id;
    end if;
  end loop;
  update customers.merge m set undone_at = now(), undone_by = unmerge.by_id where m.id = this.id;
end $$;
