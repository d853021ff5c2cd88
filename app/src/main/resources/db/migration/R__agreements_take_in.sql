-- Takes the staged agreements of one chunk in. An agreement is known by its customer and number.
create or replace function agreements.take_in(of_import bigint, on_match text)
returns table (number bigint, agreement_id bigint, outcome text) language plpgsql as $$
#variable_conflict use_column
begin
  create temp table if not exists signed (number bigint primary key, agreement_id bigint not null, outcome text not null)
    on commit delete rows;
  create temp table if not exists amended (agreement_id bigint, field text, before jsonb, after jsonb) on commit delete rows;
  truncate signed, amended;

  -- What is in the trash is not changed behind anybody's back.
  insert into signed (number, agreement_id, outcome)
  select s.number, a.id, case when on_match = 'SKIP' or a.trashed_at is not null then 's' else 'n' end
  from agreements.staged s
  join agreements.agreement a on a.customer_id = s.customer_id and a.number = s.agreement_number;

  insert into amended (agreement_id, field, before, after)
  select t.agreement_id, f.field, f.before, f.after
  from signed t
  join agreements.staged s on s.number = t.number
  join agreements.agreement a on a.id = t.agreement_id
  cross join lateral (values
    ('line_id', to_jsonb(a.line_id), to_jsonb(s.line_id)),
    ('premium', to_jsonb(a.premium), to_jsonb(s.premium)),
    -- where a rate was agreed on, the amount follows from it
    ('commission_amount', to_jsonb(a.commission_amount), case when a.commission_rate is null then to_jsonb(s.commission) end),
    ('start_on', to_jsonb(a.start_on), to_jsonb(s.start_on)),
    ('renewal_on', to_jsonb(a.renewal_on), to_jsonb(s.renewal_on)),
    ('ended_on', to_jsonb(a.ended_on), to_jsonb(s.ended_on))
  ) f (field, before, after)
  where t.outcome = 'n' and f.after is not null and f.after is distinct from f.before
    and (on_match = 'UPDATE' or f.before is null);

  update agreements.agreement a
  set (line_id, premium, commission_amount, start_on, renewal_on, ended_on)
        = (r.line_id, r.premium, r.commission_amount, r.start_on, r.renewal_on, r.ended_on),
      version = a.version + 1
  from (select agreement_id, jsonb_object_agg(field, after) as fields from amended group by agreement_id) n
  join agreements.agreement was on was.id = n.agreement_id
  cross join lateral jsonb_populate_record(was, n.fields) r
  where a.id = n.agreement_id;

  insert into importing.change as i (import_id, target, record_id, field, before, after)
  select of_import, 'agreement', d.agreement_id, d.field, coalesce(d.before, 'null'), d.after
  from amended d
  join agreements.agreement a on a.id = d.agreement_id and a.import_id is distinct from of_import
  on conflict (import_id, target, record_id, field) do update set after = excluded.after;

  update signed t set outcome = 'u' where t.outcome = 'n' and exists (select from amended d where d.agreement_id = t.agreement_id);

  insert into agreements.agreement (customer_id, number, line_id, premium, commission_amount, start_on, renewal_on, ended_on, import_id)
  select s.customer_id, s.agreement_number, s.line_id, s.premium, s.commission, s.start_on, s.renewal_on, s.ended_on, of_import
  from agreements.staged s
  where not exists (select from signed t where t.number = s.number);
  insert into signed (number, agreement_id, outcome)
  select s.number, a.id, 'c'
  from agreements.staged s
  join agreements.agreement a on a.customer_id = s.customer_id and a.number = s.agreement_number
  where not exists (select from signed t where t.number = s.number);

  return query select t.number, t.agreement_id, t.outcome from signed t;
end $$;

-- Takes the agreements of an import back, like customers.take_back.
create or replace function agreements.take_back(of_import bigint, out removed bigint, out restored bigint, out kept bigint)
language plpgsql as $$
begin
  update agreements.agreement a
  set (line_id, premium, commission_amount, start_on, renewal_on, ended_on)
        = (r.line_id, r.premium, r.commission_amount, r.start_on, r.renewal_on, r.ended_on),
      version = a.version + 1
  from (
    select h.record_id as id, jsonb_object_agg(h.field, nullif(h.before, 'null')) as fields
    from importing.change h
    join agreements.agreement x on x.id = h.record_id and coalesce(to_jsonb(x) -> h.field, 'null') = h.after
    where h.import_id = of_import and h.target = 'agreement'
    group by h.record_id) b
  join agreements.agreement was on was.id = b.id
  cross join lateral jsonb_populate_record(was, b.fields) r
  where a.id = b.id;
  get diagnostics restored = row_count;

  delete from agreements.agreement a
  where a.import_id = of_import
    and not exists (select from importing.change h where h.target = 'agreement' and h.record_id = a.id and h.import_id <> of_import)
    and not exists (select from agreements.renewal r where r.agreement_id = a.id)
    and not exists (select from agreements.lapse l where l.agreement_id = a.id);
  get diagnostics removed = row_count;
  select count(*) into kept from agreements.agreement where import_id = of_import;
end $$;
