-- Takes the staged customers of one chunk in: finds those who are there, by the keys in their order, changes them as told, and
-- makes the others. Tells of each staged row which customer it is and what became of them: c, u, n, s, or r with a reason.
create or replace function customers.take_in(of_import bigint, match_on text[], on_match text)
returns table (number bigint, customer_id bigint, outcome text, reason text) language plpgsql as $$
#variable_conflict use_column
declare
  match_key text;
begin
  create temp table if not exists taken (
    number bigint primary key, customer_id bigint, outcome text not null, reason text) on commit delete rows;
  create temp table if not exists revised (
    customer_id bigint, field text, before jsonb, after jsonb) on commit delete rows;
  truncate taken, revised;

  -- A number of somebody who became part of another means that other, under the number that they have now.
  update customers.staged s set external_id = c.external_id
  from customers.merge m
  join customers.customer c on c.id = m.kept_id and c.external_id is not null
  where m.undone_at is null and s.external_id in (m.gone ->> 'external_id', m.kept ->> 'external_id')
    and not exists (select from customers.customer n where n.external_id = s.external_id);

  -- The first key that finds somebody decides. Two people behind one key is nobody's guess to make, and a weaker key finds
  -- nobody whose stronger key says that they are somebody else: families share a phone.
  foreach match_key in array match_on loop
    insert into taken (number, customer_id, outcome, reason)
    select s.number, c.id, 'n', null
    from customers.staged s
    join customers.customer c on match_key = 'externalId' and c.external_id = s.external_id
    where not exists (select from taken t where t.number = s.number)
    union all
    select s.number, min(c.id), case when count(distinct c.id) > 1 then 'r' else 'n' end,
           case when count(distinct c.id) > 1 then 'ambiguous-customer' end
    from customers.staged s
    join customers.customer c on match_key = 'israeliId' and c.israeli_id = s.israeli_id
      and (c.external_id = s.external_id) is not false and c.trashed_at is null
    where not exists (select from taken t where t.number = s.number)
    group by s.number
    union all
    select s.number, min(c.id), case when count(distinct c.id) > 1 then 'r' else 'n' end,
           case when count(distinct c.id) > 1 then 'ambiguous-customer' end
    from customers.staged s
    join customers.contact_point p on match_key = p.kind and p.kind in ('phone', 'email')
      and p.key = case p.kind when 'phone' then s.phone_key else s.email_key end
    join customers.customer c on c.id = p.customer_id
      and (c.external_id = s.external_id) is not false and (c.israeli_id = s.israeli_id) is not false and c.trashed_at is null
    where match_key in ('phone', 'email') and not exists (select from taken t where t.number = s.number)
    group by s.number;
  end loop;

  -- Whoever is in the trash is neither changed behind their back nor there a second time: the row says so, and can come again when
  -- they were brought back. One who is there goes before a twin who is not.
  if exists (select from customers.customer c where c.trashed_at is not null and c.ended_at is null) then
    update taken t set outcome = 'r', reason = 'in-trash', customer_id = null
    from customers.customer c
    where c.id = t.customer_id and c.trashed_at is not null;
    insert into taken (number, outcome, reason)
    select s.number, 'r', 'in-trash'
    from customers.staged s
    where not exists (select from taken t where t.number = s.number)
      and exists (
        select from customers.customer c
        where c.trashed_at is not null and c.ended_at is null
          and (c.external_id = s.external_id
               or (c.external_id = s.external_id) is not false
                 and ('israeliId' = any (match_on) and c.israeli_id = s.israeli_id
                      or (c.israeli_id = s.israeli_id) is not false and exists (
                        select from customers.contact_point p
                        where p.customer_id = c.id and p.kind = any (match_on)
                          and (p.kind, p.key) in (('phone', s.phone_key), ('email', s.email_key))))));
  end if;

  if on_match = 'SKIP' then
    update taken set outcome = 's' where outcome = 'n';
  elsif exists (select from customers.staged s
                where coalesce(s.kind, s.name, s.israeli_id, s.birth_date::text, s.since::text, s.details::text, s.custom::text, s.phone_key,
                               s.second_phone_key, s.email_key, s.address_key) is not null) then
    insert into revised (customer_id, field, before, after)
    select t.customer_id, f.field, f.before, f.after
    from taken t
    join customers.staged s on s.number = t.number
    join customers.customer c on c.id = t.customer_id
    cross join lateral (values
      ('external_id', to_jsonb(c.external_id), to_jsonb(s.external_id)),
      ('kind', to_jsonb(c.kind), to_jsonb(s.kind)),
      ('name', to_jsonb(c.name), to_jsonb(s.name)),
      ('name_key', to_jsonb(nullif(c.name_key, '')), to_jsonb(s.name_key)),
      ('israeli_id', to_jsonb(c.israeli_id), to_jsonb(s.israeli_id)),
      ('israeli_id_verified', case when c.israeli_id is not null then to_jsonb(c.israeli_id_verified) end,
                              case when s.israeli_id is not null then to_jsonb(s.israeli_id_verified) end),
      ('birth_date', to_jsonb(c.birth_date), to_jsonb(s.birth_date)),
      ('since', to_jsonb(c.since), to_jsonb(s.since)),
      ('details', nullif(c.details, '{}'), case when on_match = 'FILL' then s.details || c.details else c.details || s.details end)
    ) f (field, before, after)
    where t.outcome = 'n'
      -- most rows of most files bring nothing new: they are known by plain comparison
      and (s.external_id <> coalesce(c.external_id, '') or s.kind <> c.kind or s.name <> coalesce(c.name, '')
           or s.israeli_id <> coalesce(c.israeli_id, '') or s.israeli_id_verified <> c.israeli_id_verified
           or s.birth_date is distinct from coalesce(c.birth_date, 'infinity') and s.birth_date is not null
           or s.since is distinct from coalesce(c.since, 'infinity') and s.since is not null
           or s.details <> c.details)
      and f.after is not null and f.after is distinct from f.before
      and (on_match = 'UPDATE' or f.before is null or f.field = 'details');

    insert into revised (customer_id, field, before, after)
    select t.customer_id, 'custom.' || v.key, c.custom -> v.key, v.value
    from taken t
    join customers.staged s on s.number = t.number
    join customers.customer c on c.id = t.customer_id
    cross join lateral jsonb_each(s.custom) v
    where t.outcome = 'n' and c.custom -> v.key is distinct from v.value and (on_match = 'UPDATE' or not c.custom ? v.key);

    update customers.customer c
    set (external_id, kind, name, name_key, israeli_id, israeli_id_verified, birth_date, since, details, custom)
          = (r.external_id, r.kind, r.name, r.name_key, r.israeli_id, r.israeli_id_verified, r.birth_date, r.since, r.details,
             c.custom || n.custom),
        version = c.version + 1, updated_at = now()
    from (select customer_id, coalesce(jsonb_object_agg(field, after) filter (where field not like 'custom.%'), '{}') as fields,
                 coalesce(jsonb_object_agg(substr(field, 8), after) filter (where field like 'custom.%'), '{}') as custom
          from revised group by customer_id) n
    join customers.customer was on was.id = n.customer_id
    cross join lateral jsonb_populate_record(was, n.fields) r
    where c.id = n.customer_id;

    insert into importing.change as i (import_id, target, record_id, field, before, after)
    select of_import, 'customer', v.customer_id, v.field, coalesce(v.before, 'null'), v.after
    from revised v
    join customers.customer c on c.id = v.customer_id and c.import_id is distinct from of_import
    on conflict (import_id, target, record_id, field) do update set after = excluded.after;

    update taken t set outcome = 'u' where t.outcome = 'n' and exists (select from revised v where v.customer_id = t.customer_id);
  end if;

  -- The others are new. They get their ids first, so that a staged row and its customer need no finding of each other.
  insert into taken (number, customer_id, outcome)
  select n.number, nextval('customers.customer_id_seq'), 'c'
  from (select s.number from customers.staged s
        where not exists (select from taken t where t.number = s.number)
        order by s.number) n;
  insert into customers.customer
    (id, external_id, kind, name, name_key, israeli_id, israeli_id_verified, birth_date, since, details, custom, import_id)
  overriding system value
  select t.customer_id, s.external_id, coalesce(s.kind, 'person'), s.name, coalesce(s.name_key, ''),
         s.israeli_id, coalesce(s.israeli_id_verified, false), s.birth_date, s.since, coalesce(s.details, '{}'),
         coalesce(s.custom, '{}'), of_import
  from taken t
  join customers.staged s on s.number = t.number
  where t.outcome = 'c'
  order by t.customer_id;

  if exists (select from customers.staged s where coalesce(s.phone_key, s.second_phone_key, s.email_key, s.address_key) is not null) then
    with added as (
      insert into customers.contact_point (customer_id, kind, value, key, source, import_id)
      select t.customer_id, p.kind, p.value, p.key, 'import', of_import
      from taken t
      join customers.staged s on s.number = t.number
      cross join lateral (values ('phone', s.phone, s.phone_key), ('phone', s.second_phone, s.second_phone_key),
                                 ('email', s.email, s.email_key), ('address', s.address, s.address_key)) p (kind, value, key)
      where p.key is not null and t.outcome in ('c', 'u', 'n')
        and (on_match = 'UPDATE' or t.outcome = 'c'
             or not exists (select from customers.contact_point h where h.customer_id = t.customer_id and h.kind = p.kind))
      on conflict (customer_id, kind, key) do nothing
      returning customer_id)
    update taken t set outcome = 'u' where t.outcome = 'n' and t.customer_id in (select customer_id from added);
  end if;

  return query select t.number, t.customer_id, t.outcome, t.reason from taken t;
end $$;

-- Takes an import of customers back: what it changed and nobody has changed since goes back, what it made and nobody uses goes.
create or replace function customers.take_back(of_import bigint, out removed bigint, out restored bigint, out kept bigint)
language plpgsql as $$
declare
  unused text;
begin
  delete from customers.contact_point where import_id = of_import;

  create temp table if not exists returned (customer_id bigint, fields jsonb, custom jsonb) on commit delete rows;
  truncate returned;
  insert into returned (customer_id, fields, custom)
  select h.record_id,
         jsonb_object_agg(h.field, nullif(h.before, 'null'))
           filter (where h.field not like 'custom.%' and coalesce(to_jsonb(c) -> h.field, 'null') = h.after),
         jsonb_object_agg(substr(h.field, 8), h.before) filter (where h.field like 'custom.%' and c.custom -> substr(h.field, 8) = h.after)
  from importing.change h
  join customers.customer c on c.id = h.record_id
  where h.import_id = of_import and h.target = 'customer'
  group by h.record_id;
  update customers.customer c
  set (external_id, kind, name, name_key, israeli_id, israeli_id_verified, birth_date, since, details, custom)
        = (r.external_id, r.kind, r.name, coalesce(r.name_key, ''), r.israeli_id, coalesce(r.israeli_id_verified, false),
           r.birth_date, r.since, coalesce(r.details, '{}'), jsonb_strip_nulls(c.custom || coalesce(b.custom, '{}'))),
      version = c.version + 1, updated_at = now()
  from returned b
  join customers.customer was on was.id = b.customer_id
  cross join lateral jsonb_populate_record(was, coalesce(b.fields, '{}')) r
  where c.id = b.customer_id and (b.fields is not null or b.custom is not null);
  get diagnostics restored = row_count;

  -- nobody uses a customer whom no row of any other table names and no later import has changed
  select string_agg(format('not exists (select from %s x where x.%I = c.id)', f.conrelid::regclass, a.attname), ' and ')
  into unused
  from pg_constraint f
  join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
  where f.contype = 'f' and f.confrelid = 'customers.customer'::regclass and f.confdeltype = 'a';
  execute format(
    'delete from customers.customer c where c.import_id = $1 and %s
       and not exists (select from customers.contact_point p where p.customer_id = c.id)
       and not exists (select from importing.change h where h.target = ''customer'' and h.record_id = c.id and h.import_id <> $1)',
    coalesce(unused, 'true')) using of_import;
  get diagnostics removed = row_count;
  select count(*) into kept from customers.customer where import_id = of_import;
end $$;
