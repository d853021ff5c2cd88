-- Works out what is owed to whom for months that are open: for all customers, or for these.
--
-- A line is what an event pays somebody now, less what it has paid them in months that are closed. So all that comes late is a
-- correction by itself, in whatever order it comes: a renewal that an import brought after its month was closed, one that was taken
-- back, an entry of the ledger that was corrected. It lands in its own month, or where that is closed in the first open one. An event
-- that has been paid keeps its rule and its people; what it has brought may change, and whether it happened.
-- Corrections look back two years; those of retained contribution, which is a row for each customer and month, one. What a closing
-- shuts out was due in the month that was closed, so lines of later months stay as they are.
-- Each call is planned for the customers it is given: a plan for any number of them would read all. Everything is found by customer and
-- then joined as sets; how many events a rule fits cannot be foreseen, and a plan that believes in one would try each against each.
create or replace function rewards.work_out(touched bigint[]) returns void language plpgsql
set plan_cache_mode = force_custom_plan set enable_nestloop = off as $$
declare
  first_open constant date := (select c.open_month from rewards.calendar c);
  first_month constant date := (select min(s.from_month) from rewards.rule_set s);
  two_years  constant date := greatest((first_open - interval '24 months')::date, first_month);
  one_year   constant date := greatest((first_open - interval '12 months')::date, first_month);
  held       constant bigint[] := case when touched is not null then touched || array(
    select n.customer_id from customers.relation n where n.role = 'referrer' and n.other_id = any (touched)) end;
begin
  delete from rewards.due d where touched is null or d.customer_id = any (touched);
  insert into rewards.due (month, employee_id, what, kind, source, event_month, day, customer_id, agreement_id, line_id, group_code,
                           rule_id, stands_in, share, base, amount)
  with now as materialized (
    select e.kind, e.source, e.event_month, e.base, e.ended_on from rewards.events(two_years, one_year, first_open - 1, touched) e
  ),
  changed as (
    select distinct l.kind, l.source, l.event_month
    from rewards.line l
    left join now n on n.kind = l.kind and n.source = l.source and n.event_month = l.event_month
    where l.event_month >= two_years and l.what <> 'dispute' and (touched is null or l.customer_id = any (touched))
      and (l.kind <> 'retained' or l.event_month >= one_year)
      and (n.base is distinct from l.base or n.ended_on is not null or l.what = 'claw-back')
      and not exists (select from customers.customer e where e.id = l.customer_id and e.ended_at is not null
                        and (touched is null or e.id = any (touched)))
  ),
  settled as (
    select l.employee_id, l.kind, l.source, l.event_month, min(l.day) filter (where l.what = 'reward') as day,
           min(l.customer_id) as customer_id, min(l.agreement_id) as agreement_id, min(l.line_id) as line_id,
           min(l.group_code) as group_code, min(l.rule_id) as rule_id, bool_or(l.stands_in) as stands_in, min(l.share) as share,
           (array_agg(l.base order by l.month desc) filter (where l.what = 'reward'))[1] as base,
           coalesce(sum(l.amount) filter (where l.what = 'reward'), 0) as paid,
           coalesce(sum(l.amount) filter (where l.what = 'claw-back'), 0) as taken
    from changed t
    join rewards.line l on l.kind = t.kind and l.source = t.source and l.event_month = t.event_month
    where l.what <> 'dispute' and (touched is null or l.customer_id = any (touched))
    group by l.employee_id, l.kind, l.source, l.event_month
  ),
  owed as (
    select f.employee_id, f.kind, f.source, f.event_month, f.day, f.customer_id, f.agreement_id, f.line_id, f.group_code, f.rule_id,
           f.stands_in, f.share, f.base, f.ended_on, f.amount as owed, 0::numeric as paid, 0::numeric as taken
    from rewards.earned(null, two_years, one_year, 'infinity', touched, held, true) f
    union all
    select s.employee_id, s.kind, s.source, s.event_month, s.day, s.customer_id, s.agreement_id, s.line_id, s.group_code, s.rule_id,
           s.stands_in, s.share, coalesce(n.base, 0), n.ended_on,
           case
             when n.base is not distinct from s.base then s.paid
             when n.base is null or n.base < r.floor then 0
             else round(coalesce(r.amount, round(n.base * r.rate / 100, 2)) * s.share, 2)
           end,
           s.paid, s.taken
    from settled s
    join rewards.rule r on r.id = s.rule_id
    left join now n on n.kind = s.kind and n.source = s.source and n.event_month = s.event_month
  ),
  asked as (
    select o.*, t.day as back_day, case when t.day is null then 0 else -o.owed end as back
    from owed o
    join rewards.rule r on r.id = o.rule_id
    cross join lateral (select rewards.taken_back_on(o.ended_on, o.day, r.window_months) as day) t
  ),
  worked as (
    select a.employee_id, 'reward' as what, a.kind, a.source, a.event_month, a.day, a.customer_id, a.agreement_id, a.line_id,
           a.group_code, a.rule_id, a.stands_in, a.share, a.base, a.owed - a.paid as amount
    from asked a
    where a.owed <> a.paid
    union all
    select a.employee_id, 'claw-back', a.kind, a.source, a.event_month, coalesce(a.back_day, a.day), a.customer_id, a.agreement_id,
           a.line_id, a.group_code, a.rule_id, a.stands_in, a.share, a.base, a.back - a.taken
    from asked a
    where a.back <> a.taken
  )
  select greatest(first_open, date_trunc('month', w.day::timestamp)::date), w.* from worked w;
  delete from rewards.staying s where touched is null or s.customer_id = any (touched);
  insert into rewards.staying (month, employee_id, customer_id, contribution)
  select e.event_month, h.employee_id, e.customer_id, e.base
  from rewards.events('infinity', first_open, 'infinity', touched) e
  left join rewards.holders(touched) h on h.customer_id = e.customer_id and e.day between h.first_day and h.last_day
  where e.kind = 'retained';
end $$;

-- Works off whoever is stale, one caller at a time; says how many that were. What is written meanwhile stays for the next. In a
-- transaction that only reads nothing can be: whoever begins one has called before.
create or replace function rewards.catch_up() returns bigint language plpgsql as $$
declare
  touched bigint[];
  whole   boolean;
begin
  if current_setting('transaction_read_only') = 'on' or not exists (select from rewards.stale) then
    return 0;
  end if;
  perform from rewards.calendar c for update;
  with gone as (delete from rewards.stale returning customer_id)
  select coalesce(array_agg(distinct g.customer_id) filter (where g.customer_id is not null), '{}'),
         coalesce(bool_or(g.customer_id is null), false)
  into touched, whole
  from gone g;
  if exists (select from rewards.calendar c where c.open_month is null) then
    return 0;
  end if;
  if whole or cardinality(touched) > 20000 then
    perform rewards.work_out(null);
  elsif cardinality(touched) > 0 then
    perform rewards.work_out(touched);
  end if;
  return cardinality(touched);
end $$;
