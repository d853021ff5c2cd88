-- What the actor's setting says, or who works in the database beside the program.
create or replace function audit.actor() returns jsonb language sql stable
begin atomic
  select coalesce(nullif(current_setting('kesher.actor', true), '')::jsonb,
                  jsonb_build_object('actor', 'database', 'name', session_user));
end;

-- One entry and one event for each statement that changes a watched table. The arguments are written by audit.watch():
-- what it is, the columns of its key, its id column, the column of the customer, silent columns, secret columns, schema.table.
--
-- An import changes hundreds of thousands of rows and says of each itself what became of it: its entries hold how many, and its number.
-- A single row is looked at even then, since most of those are the import's own progress, which is no news.
-- What is done so that nothing is known of somebody any more says how many rows it was, and nothing that stood in them.
create or replace function audit.note() returns trigger language plpgsql as $$
declare
  who       jsonb := audit.actor();
  of_import bigint := (who ->> 'import')::bigint;
  nameless  boolean := who ? 'nameless';
  parts     text[] := tg_argv[1]::text[]; -- of the key
  id        text := tg_argv[2];
  customer  text := tg_argv[3];
  silent    text[] := tg_argv[4]::text[];
  secret    text[] := tg_argv[5]::text[];
  changes   jsonb[];
  many      bigint;
  ids       bigint[];
  whom      bigint[];
  was       jsonb;
  becomes   jsonb;
begin
  -- Only what a trigger has is ever planned of this: the function is compiled for each trigger by itself.
  if tg_op = 'DELETE' then
    select count(*) into many from (select from old_rows limit 2) few;
  else
    select count(*) into many from (select from new_rows limit 2) few;
  end if;
  if many = 0 then
    return null;
  elsif nameless then -- no ids either
    execute format('select count(*) from %I', case tg_op when 'DELETE' then 'old_rows' else 'new_rows' end) into many;
  elsif many > 1 and of_import is not null then
    execute format('select count(*), %s from %I',
                   case when id = '' then 'null::bigint[]' else format('array_agg(%I)', id) end,
                   case tg_op when 'DELETE' then 'old_rows' else 'new_rows' end)
    into many, ids;
  else
    case tg_op
      when 'INSERT' then
        select array_agg(audit.added(to_jsonb(n), parts, silent, secret)) into changes from new_rows n;
      when 'DELETE' then
        select array_agg(audit.removed(to_jsonb(o), parts, silent, secret)) into changes from old_rows o;
      else
        select array_agg(change) into changes
        from (select to_jsonb(o) as row, audit.key(to_jsonb(o), parts) as key from old_rows o) o
        full join (select to_jsonb(n) as row, audit.key(to_jsonb(n), parts) as key from new_rows n) n using (key)
        cross join lateral audit.changed(o.row, n.row, parts, silent, secret) change
        where change is not null;
    end case;
    if changes is null then
      return null;
    end if;
    select count(*),
           array_agg((change -> 'row' ->> id)::bigint order by change ->> 'key') filter (where change -> 'row' ? id),
           array_agg(distinct (change -> 'row' ->> customer)::bigint) filter (where change -> 'row' ->> customer is not null),
           jsonb_object_agg(change ->> 'key', change -> 'before') filter (where change ? 'before'),
           jsonb_object_agg(change ->> 'key', change -> 'after') filter (where change ? 'after')
    into many, ids, whom, was, becomes
    from unnest(changes) change;
  end if;

  insert into audit.entry (actor, employee_id, name, session, address, request, route, verb, what, number, subjects, customers,
                           import_id, before, after)
  values (who ->> 'actor', (who ->> 'employee')::bigint, 
          coalesce(who ->> 'name', (select e.name from identity.employee e where e.id = (who ->> 'employee')::bigint), ''),
          who ->> 'session', who ->> 'address',
          who ->> 'request', who ->> 'route',
          case tg_op when 'INSERT' then 'create' when 'DELETE' then 'delete' else 'change' end,
          tg_argv[0], many, case when was is not null or becomes is not null then ids end, whom, of_import, was, becomes);
  insert into audit.event (name, subjects, customers, number, actor, import_id)
  values (tg_argv[0] || case tg_op when 'INSERT' then '.created' when 'DELETE' then '.deleted' else '.changed' end,
          ids, whom, many, concat_ws('/', who ->> 'actor', who ->> 'employee'), of_import);
  return null;
end $$;

create or replace function audit.key(held jsonb, key text[]) returns text language sql immutable parallel safe
begin atomic
  select string_agg(held ->> part, '/' order by place) from unnest(key) with ordinality as parts (part, place);
end;

-- A row without what is silent, and with the values of its secrets covered.
create or replace function audit.readable(held jsonb, silent text[], secret text[]) returns jsonb language sql immutable parallel safe
begin atomic
  select coalesce(jsonb_object_agg(each.key, case when each.key = any (secret) then '"•••"' else each.value end), '{}')
  from jsonb_each(held) each
  where each.key <> all (silent) and each.value <> 'null';
end;

create or replace function audit.added(held jsonb, key text[], silent text[], secret text[]) returns jsonb
language sql immutable parallel safe
begin atomic
  select jsonb_build_object('key', audit.key(held, key), 'row', held, 'after', audit.readable(held, silent, secret));
end;

create or replace function audit.removed(held jsonb, key text[], silent text[], secret text[]) returns jsonb
language sql immutable parallel safe
begin atomic
  select jsonb_build_object('key', audit.key(held, key), 'row', held, 'before', audit.readable(held, silent, secret));
end;

-- What differs between two states of a row; nothing where it is only what is silent. A row whose key changed is two rows.
create or replace function audit.changed(held jsonb, holds jsonb, key text[], silent text[], secret text[]) returns jsonb
language plpgsql immutable parallel safe as $$
declare
  differs text[];
begin
  if held is null then
    return audit.added(holds, key, silent, secret);
  elsif holds is null then
    return audit.removed(held, key, silent, secret);
  end if;
  select array_agg(each.key) into differs
  from jsonb_each(holds) each
  where each.key <> all (silent) and each.value is distinct from held -> each.key;
  if differs is null then
    return null;
  end if;
  return jsonb_build_object('key', audit.key(holds, key), 'row', holds,
    'before', (select jsonb_object_agg(d, case when d = any (secret) then '"•••"' else held -> d end) from unnest(differs) d),
    'after', (select jsonb_object_agg(d, case when d = any (secret) then '"•••"' else holds -> d end) from unnest(differs) d));
end $$;

-- Watches every table of every module, but those that stand in audit.unwatched. Called after each migration, so that nobody can
-- forget it for a new table.
create or replace function audit.watch() returns void language plpgsql as $$
declare
  found_table record;
  arguments   text;
  operation   record;
begin
  for found_table in
    select c.oid, n.nspname || '.' || c.relname as name,
           -- two tables of one name are told apart by their modules
           replace(case when count(*) over (partition by c.relname) > 1 then n.nspname || '_' else '' end || c.relname, '_', '-') as what,
           (select array_agg(a.attname::text order by k.place)
            from pg_index i cross join unnest(i.indkey) with ordinality as k (number, place)
            join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
            where i.indrelid = c.oid and i.indisprimary) as key,
           coalesce((select 'id' from pg_attribute a where a.attrelid = c.oid and a.attname = 'id' and a.atttypid in (20, 21, 23)), '') as id,
           case when n.nspname || '.' || c.relname = 'customers.customer' then 'id'
             else coalesce((select 'customer_id' from pg_attribute a where a.attrelid = c.oid and a.attname = 'customer_id'), '') end as customer,
           array(select a.attname::text from pg_attribute a
                 where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                   and (a.attgenerated <> '' or exists (select from audit.column_rule r where r.rule = 'silent'
                        and r.name in ('*', n.nspname || '.' || c.relname) and r.column_name = a.attname))
                 order by a.attnum) as silent,
           array(select a.attname::text from pg_attribute a
                 where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                   and (a.atttypid = 'bytea'::regtype or exists (select from audit.column_rule r where r.rule = 'secret'
                        and r.name in ('*', n.nspname || '.' || c.relname) and r.column_name = a.attname))
                 order by a.attnum) as secret
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_'
      and n.nspname not in ('information_schema', 'public', 'kesher', 'audit')
      and not exists (select from audit.unwatched u where u.name = n.nspname || '.' || c.relname)
    order by 2
  loop
    if found_table.key is null then
      raise exception 'the table % has no primary key: audit entries could not name its rows', found_table.name;
    end if;
    arguments := format('%L, %L, %L, %L, %L, %L', found_table.what, found_table.key, found_table.id, found_table.customer,
                        found_table.silent, found_table.secret);
    for operation in
      select * from (values
        ('INSERT', 'audit_insert', 'referencing new table as new_rows'),
        ('UPDATE', 'audit_update', 'referencing old table as old_rows new table as new_rows'),
        ('DELETE', 'audit_delete', 'referencing old table as old_rows')) o (event, trigger_name, rows)
    loop
      if exists (select from pg_trigger t where t.tgrelid = found_table.oid and t.tgname = operation.trigger_name) then
        continue when exists (
          select from pg_trigger t where t.tgrelid = found_table.oid and t.tgname = operation.trigger_name
            and pg_get_triggerdef(t.oid) like '%audit.note(' || arguments || ')');
        execute format('drop trigger %I on %s', operation.trigger_name, found_table.oid::regclass);
      end if;
      execute format('create trigger %I after %s on %s %s for each statement execute function audit.note(%s)',
                     operation.trigger_name, operation.event, found_table.oid::regclass, operation.rows, arguments);
    end loop;
  end loop;
  -- a table that is watched no longer
  for found_table in
    select t.tgname, t.tgrelid::regclass as name from pg_trigger t
    join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where t.tgname in ('audit_insert', 'audit_update', 'audit_delete')
      and exists (select from audit.unwatched u where u.name = n.nspname || '.' || c.relname)
  loop
    execute format('drop trigger %I on %s', found_table.tgname, found_table.name);
  end loop;
end $$;
