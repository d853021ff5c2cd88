-- Whatever goes with a customer: the rows that name them, and the rows that hang on such rows, to any depth. `@` stands for the alias
-- under which a row of the relation is looked at, $1 for the customer. What outlives them is not among it.
create or replace view customers.goes_along as
with recursive leads as (
  select f.conrelid as relation, f.confrelid as onto, a.attname::text as field, b.attname::text as onto_field,
         a.attnotnull or f.confdeltype = 'c' as bound
  from pg_constraint f
  join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
  join pg_attribute b on b.attrelid = f.confrelid and b.attnum = f.confkey[1]
  where f.contype = 'f' and cardinality(f.conkey) = 1
), along as (
  select l.relation, l.field, null::oid as onto, format('@.%I = $1', l.field) as which, array[l.relation] as path
  from leads l
  where l.onto = 'customers.customer'::regclass
    and not exists (select from customers.outliving o where to_regclass(o.relation) = l.relation and o.field = l.field)
  union all
  select l.relation, l.field, l.onto,
         format('@.%I in (select x.%I from %s x where %s)', l.field, l.onto_field, l.onto::regclass, replace(w.which, '@', 'x')),
         w.path || l.relation
  from leads l
  join along w on w.relation = l.onto
  where l.bound and l.relation <> all (w.path)
    and not exists (select from customers.outliving o where to_regclass(o.relation) = l.relation)
)
select relation::regclass::text as relation, string_agg(distinct which, ' or ') as which,
       bool_and(onto is not null) as hangs
from along group by relation;

-- Columns that may lose what they refer to, where that goes and they stay.
create or replace view customers.let_go as
select f.conrelid::regclass::text as relation, a.attname::text as field, g.relation as onto, b.attname::text as onto_field, g.which
from pg_constraint f
join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
join pg_attribute b on b.attrelid = f.confrelid and b.attnum = f.confkey[1]
join customers.goes_along g on to_regclass(g.relation) = f.confrelid
where f.contype = 'f' and cardinality(f.conkey) = 1 and not a.attnotnull and f.confdeltype <> 'c';

-- From here on the trail notes how many rows, and nothing of them; until the transaction ends or tell_all() is called.
create or replace function customers.tell_nothing() returns void language sql as $$
  select set_config('kesher.actor', (audit.actor() || '{"nameless": true}')::text, true)
$$;
create or replace function customers.tell_all() returns void language sql as $$
  select set_config('kesher.actor', (audit.actor() - 'nameless')::text, true)
$$;

-- Empties a customer's own row, and what outlives them of what it says in words. The rest still stands.
create or replace function customers.empty(whom bigint) returns void language plpgsql as $$
declare
  spot record;
begin
  perform customers.tell_nothing();
  update customers.customer c
  set external_id = null, name = null, name_key = '', israeli_id = null, israeli_id_verified = false, id_kind = null,
      birth_date = null, since = null, details = '{}', custom = '{}', owner_id = null, team_id = null, import_id = null, kind = 'person',
      trashed_at = coalesce(c.trashed_at, now()), ended_at = now(), version = c.version + 1, updated_at = now()
  where c.id = whom and c.ended_at is null;
  for spot in
    select o.relation, o.field, string_agg(format('%I = null', f), ', ') as sets, string_agg(format('t.%I is not null', f), ' or ') as says
    from customers.outliving o cross join unnest(o.forgets) f
    where to_regclass(o.relation) is not null
    group by o.relation, o.field
  loop
    execute format('update %s t set %s where t.%I = $1 and (%s)', spot.relation, spot.sets, spot.field, spot.says) using whom;
  end loop;
  perform customers.tell_all();
end $$;

-- Takes away what is left of a customer, in one statement, so that no order of tables matters. The customer's own row goes where
-- nothing outlives them. Says how many rows went.
create or replace function customers.take_away(whom bigint) returns bigint language plpgsql as $$
declare
  spot  record;
  gone  bigint;
  steps text;
  stays boolean;
begin
  perform customers.tell_nothing();
  for spot in
    select g.relation, split_part(g.relation, '.', 2) as target, g.which
    from customers.goes_along g
    join pg_attribute a on a.attrelid = g.relation::regclass and a.attname = 'id'
  loop
    execute format('delete from importing.change h where h.target = %L and h.record_id in (select t.id from %s t where %s)',
                   replace(spot.target, '_', '-'), spot.relation, replace(spot.which, '@', 't')) using whom;
  end loop;
  delete from importing.change h where h.target = 'customer' and h.record_id = whom;

  for spot in
    select l.relation, l.field, l.onto, l.onto_field, l.which, g.which as goes
    from customers.let_go l left join customers.goes_along g on g.relation = l.relation
  loop
    execute format('update %1$s t set %2$I = null where t.%2$I in (select x.%3$I from %4$s x where %5$s) and not coalesce(%6$s, false)',
                   spot.relation, spot.field, spot.onto_field, spot.onto, replace(spot.which, '@', 'x'),
                   coalesce('(' || replace(spot.goes, '@', 't') || ')', 'false')) using whom;
  end loop;

  select string_agg(format('g%s as (delete from %s t where %s returning 1)', place, g.relation, replace(g.which, '@', 't')), ', ')
         || ' select ' || string_agg(format('(select count(*) from g%s)', place), ' + ')
  into steps
  from (select row_number() over () as place, relation, which from customers.goes_along) g;
  execute 'with ' || steps into gone using whom;
  delete from customers.merge m where m.gone_id = whom;
  delete from customers.uncompared u where u.customer_id = whom;
  -- work tables hold the last chunk of a file until the next one comes
  if not exists (select from importing.import i where i.state in ('checking', 'running', 'summing', 'undoing')) then
    for spot in select c.oid::regclass as relation from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and c.relpersistence = 'u' and n.nspname !~ '^pg_' loop
      execute format('truncate %s', spot.relation);
    end loop;
  end if;

  execute (select 'select ' || string_agg(format('exists (select from %s t where t.%I = $1)', o.relation, o.field), ' or ')
           from customers.outliving o where to_regclass(o.relation) is not null)
  into stays using whom;
  if not coalesce(stays, false) then
    delete from customers.customer c where c.id = whom;
  end if;
  perform customers.tell_all();
  return gone;
end $$;

-- Empties the entries of the trail that speak of somebody of whom nothing is to be known any more: who acted, when, and on how many
-- rows stays. With the owner's rights, since the program has none to change an entry, and so it guards itself: only of whoever has
-- been emptied. Called before their rows go, by which the entries of what hangs on them are found.
create or replace function audit.empty(whom bigint) returns setof bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  spot  record;
  held  text[];
  whose bigint[] := array(select whom union select m.gone_id from customers.merge m where m.kept_id = whom and m.undone_at is null);
begin
  if not exists (select from customers.customer c where c.id = whom and c.ended_at is not null) then
    raise exception 'an entry of the trail is never changed' using errcode = 'restrict_violation';
  end if;
  return query
  update audit.entry e
  set names = null, asked = null,
      before = case when e.what = 'customer' and cardinality(e.customers) > 1 then e.before - whose::text[] end,
      after = case when e.what = 'customer' and cardinality(e.customers) > 1 then e.after - whose::text[] end
  where e.customers && whose and coalesce(e.names::text, e.asked::text, e.before::text, e.after::text) is not null
  returning e.id;
  -- what hangs on their rows and does not name them itself: by its key, or by the key of what it hangs on
  for spot in
    select g.relation, g.which, split_part(encode(t.tgargs, 'escape'), '\000', 1) as what,
           string_to_array(btrim(split_part(encode(t.tgargs, 'escape'), '\000', 2), '{}'), ',') as key
    from customers.goes_along g
    join pg_trigger t on t.tgrelid = to_regclass(g.relation) and t.tgname = 'audit_insert'
    where g.hangs
  loop
    execute format('select array_agg(distinct audit.key(to_jsonb(t), %L)) from %s t where %s',
                   case when cardinality(spot.key) > 1 then spot.key[1:1] else spot.key end, spot.relation,
                   replace(spot.which, '@', 't')) into held using whom;
    return query
    update audit.entry e set names = null, asked = null, before = null, after = null
    where e.what = spot.what and e.customers is null and e.import_id is null
      and exists (select from jsonb_object_keys(coalesce(e.before, '{}') || coalesce(e.after, '{}')) k
                  where case when cardinality(spot.key) > 1 then split_part(k, '/', 1) else k end = any (held))
    returning e.id;
  end loop;
end $$;
