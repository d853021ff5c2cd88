-- A text as it is compared: without niqqud and what nobody sees, final letters as ordinary ones, quotes and hyphens of one kind, in
-- small letters. The same as io.kesher.values.Folded, for texts that the database reads itself.
create or replace function customers.folded(words text) returns text language sql immutable parallel safe
begin atomic
  select btrim(regexp_replace(translate(regexp_replace(
    normalize(lower(upper(lower(upper(normalize(words, nfkc) collate "he-x-icu")))), nfkc),
    '[\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u00AD\u034F\u061C\u180E\uFEFF\u200B-\u200F\u202A-\u202E\u2060-\u206F]', '', 'g'),
    'ךםןףץ׳‘’‛′`´״“”„‟″־‐‑‒–—―−',
    'כמנפצ' || repeat('''', 7) || repeat('"', 6) || repeat('-', 8)), '\s+', ' ', 'g'));
end;

-- Whether custom fields hold this, for filters that ask for one value: the index serves.
create or replace function customers.holds(custom jsonb, asked jsonb) returns boolean language sql immutable parallel safe
begin atomic
  select custom @> asked;
end;

-- Whether a custom field holds anything.
create or replace function customers.holds_any(custom jsonb, code text) returns boolean language sql immutable parallel safe
begin atomic
  select custom ? code;
end;

-- Custom fields with some of them emptied and others set; those that nobody speaks of stay.
create or replace function customers.with_custom(custom jsonb, emptied text[], told jsonb) returns jsonb language sql immutable parallel safe
begin atomic
  select custom - emptied || told;
end;

-- Custom fields of who is kept in a merge, with those that are taken from the other: custom.<code>. What is taken and is not there
-- leaves nothing.
create or replace function customers.custom_taken(kept jsonb, gone jsonb, taken text[]) returns jsonb language sql immutable parallel safe
begin atomic
  select kept - array(select substr(t.name, 8) from unnest(taken) t (name) where t.name like 'custom.%')
         || coalesce((select jsonb_object_agg(g.key, g.value) from jsonb_each(gone) g where 'custom.' || g.key = any (taken)), '{}');
end;

-- Custom fields as they were, but for those that somebody has changed since.
create or replace function customers.custom_back(now jsonb, became jsonb, was jsonb) returns jsonb language sql immutable parallel safe
begin atomic
  select coalesce(jsonb_object_agg(b.code, b.value), '{}')
  from (select c.code, case when now -> c.code is not distinct from became -> c.code then was -> c.code else now -> c.code end as value
        from (select jsonb_object_keys(now) as code union select jsonb_object_keys(coalesce(was, '{}'))) c) b
  where b.value is not null;
end;

-- No customer holds anything that the description of its field refuses, whoever writes it; and what can be asked of the values is
-- worked out from them. Retired choices and archived fields are no longer offered, but still held.
create or replace function customers.keep_custom() returns trigger language plpgsql as $$
declare
  changed bigint[];
  wrong   record;
begin
  if tg_op = 'INSERT' then
    select array_agg(n.id) into changed from now n where n.custom <> '{}';
  else
    select array_agg(n.id) into changed from now n join was w on w.id = n.id where n.custom <> w.custom;
  end if;
  if changed is null then
    return null;
  end if;
  perform fields.use(array(select distinct jsonb_object_keys(n.custom) from now n join unnest(changed) c (id) on c.id = n.id));

  select n.id, v.key, v.value into wrong
  from now n
  join unnest(changed) c (id) on c.id = n.id
  cross join lateral jsonb_each(n.custom) v
  left join fields.field f on f.code = v.key
  where case f.type
    when 'text' then jsonb_typeof(v.value) = 'string' and length(v.value #>> '{}') between 1 and 1000
    when 'link' then jsonb_typeof(v.value) = 'string' and length(v.value #>> '{}') <= 1000 and v.value #>> '{}' ~ '^https?://'
    when 'number' then case jsonb_typeof(v.value) when 'number'
      then abs((v.value #>> '{}')::numeric) < 1e15 and min_scale((v.value #>> '{}')::numeric) <= 6 end
    when 'date' then jsonb_typeof(v.value) = 'string' and v.value #>> '{}' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
      and pg_input_is_valid(v.value #>> '{}', 'date')
    when 'yes_no' then jsonb_typeof(v.value) = 'boolean'
    when 'choice' then jsonb_typeof(v.value) = 'string'
      and exists (select from fields.choice o where o.field_id = f.id and o.code = v.value #>> '{}')
    when 'multi_choice' then case jsonb_typeof(v.value) when 'array'
      then (select count(*) > 0 and count(*) = count(distinct o.code)
            from jsonb_array_elements(v.value) e
            left join fields.choice o on o.field_id = f.id and jsonb_typeof(e) = 'string' and o.code = e #>> '{}') end
    end is not true
  limit 1;
  if found then
    raise exception 'customer %: the custom field % does not hold %', wrong.id, wrong.key, wrong.value using errcode = 'check_violation';
  end if;

  if tg_op = 'UPDATE' then
    delete from customers.custom_value v using unnest(changed) c (id) where v.customer_id = c.id;
  end if;
  insert into customers.custom_value (customer_id, field_id, number, day, key)
  select n.id, f.id,
         case f.type when 'number' then (n.custom ->> f.code)::numeric end,
         case f.type when 'date' then (n.custom ->> f.code)::date end,
         case when f.type in ('text', 'link') then customers.folded(n.custom ->> f.code) end
  from now n
  join unnest(changed) c (id) on c.id = n.id
  join fields.field f on f.type in ('text', 'number', 'date', 'link') and n.custom ? f.code;
  return null;
end $$;
create or replace trigger custom_of_new_ones_is_kept after insert on customers.customer
  referencing new table as now for each statement execute function customers.keep_custom();
create or replace trigger custom_of_changed_ones_is_kept after update on customers.customer
  referencing old table as was new table as now for each statement execute function customers.keep_custom();
