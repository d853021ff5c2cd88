-- Each customer that has an entry in the period, with what breaks ties and the group they are in now.
-- The office's standard period is read from the standings that the ledger keeps ready.
create or replace function profitability.base(from_day date, to_day date, is_standard boolean)
returns table (customer_id bigint, tie text, group_code text, income numeric, direct_cost numeric, seconds bigint,
               estimated_seconds bigint, time_cost numeric, contribution numeric)
language sql stable parallel safe
begin atomic
  select s.customer_id, s.tie, s.group_code, s.income, s.direct_cost, s.seconds, s.estimated_seconds, s.time_cost, s.contribution
  from profitability.standing s
  where is_standard and s.entries > 0
  union all
  select f.customer_id, s.tie, s.group_code, f.income, f.direct_cost, f.seconds, f.estimated_seconds, f.time_cost, f.contribution
  from profitability.facts(from_day, to_day) f
  join profitability.standing s on s.customer_id = f.customer_id
  where not is_standard;
end;

-- Works out the whole base over a period once and keeps it: totals, shares, Gini, and the whale curve in about 240 steps.
-- Gini of values x in descending order: 2 Σ (n + 1 - rank) x / (n Σ x) - (n + 1) / n, and Σ (n + 1 - rank) x is the sum of all x so far.
create or replace function profitability.take_snapshot(of_from date, of_to date) returns void language plpgsql as $$
declare
  is_standard boolean := exists (select from profitability.standard_period p where p.from_day = of_from and p.to_day = of_to);
  mark_now    bigint := (select mark from profitability.ledger);
  n           bigint;
  top         bigint;
  step        bigint;
  percents    integer[] := array[1, 5, 10, 20, 50];
  ends        bigint[];
  totals      record;
  income      record;
  peak_rank   bigint;
  picture     jsonb;
begin
  -- a table made from a query is filled by all processors, rows inserted into one are not
  drop table if exists pg_temp.ranked;
  create temp table ranked on commit drop as
  select row_number() over best as rank, b.tie, b.group_code, b.income, b.direct_cost, b.seconds, b.estimated_seconds, b.time_cost,
         b.contribution, sum(b.contribution) over best as cumulative
  from profitability.base(of_from, of_to, is_standard) b
  window best as (order by b.contribution desc, b.tie rows unbounded preceding);
  get diagnostics n = row_count;
  top := ceil(0.2 * n);
  step := greatest(1, n / 240);
  ends := array(select ceil(p * n / 100.0) from unnest(percents) p);

  select coalesce(sum(r.direct_cost), 0) as direct_cost,
         coalesce(sum(r.seconds), 0) as seconds,
         coalesce(sum(r.estimated_seconds), 0) as estimated_seconds,
         coalesce(sum(r.time_cost), 0) as time_cost,
         coalesce(sum(r.contribution), 0) as contribution,
         count(*) filter (where r.contribution < 0) as negative,
         coalesce(max(r.cumulative), 0) as peak,
         2 * sum(r.cumulative) / nullif(n * sum(r.contribution), 0) - (n + 1)::numeric / nullif(n, 0) as gini,
         jsonb_object_agg(r.rank, r.cumulative) filter (where r.rank = any (ends)) as best
  into totals
  from ranked r;

  -- in whatever order those of the same income come, the sums are the same
  select coalesce(sum(r.income), 0) as total,
         2 * sum(r.cumulative) / nullif(n * sum(r.income), 0) - (n + 1)::numeric / nullif(n, 0) as gini,
         jsonb_object_agg(r.rank, r.cumulative) filter (where r.rank = any (ends)) as best
  into income
  from (select row_number() over most as rank, b.income, sum(b.income) over most as cumulative
        from ranked b
        window most as (order by b.income desc rows unbounded preceding)) r;

  select coalesce(min(r.rank), 0) into peak_rank from ranked r where r.cumulative = totals.peak;

  with sizes as (
    select (r.rank - 1) / step as stretch, r.group_code, count(*) as size from ranked r group by 1, 2),
  stretches as (
    select distinct on (s.stretch) s.stretch, s.group_code from sizes s
    order by s.stretch, s.group_code is null, s.size desc, s.group_code)
  select jsonb_build_object(
           'points', coalesce(jsonb_agg(jsonb_build_object('rank', m.rank, 'cumulative', m.cumulative,
                       'contribution', m.contribution, 'tie', m.tie, 'group', s.group_code) order by m.rank), '[]'),
           'peakRank', peak_rank,
           'groups', (select coalesce(jsonb_object_agg(coalesce(g.group_code, ''), g.size), '{}')
                      from (select s.group_code, sum(s.size) as size from sizes s group by s.group_code) g))
  into picture
  from ranked m
  join stretches s on s.stretch = (m.rank - 1) / step
  where m.rank in (1, n, top, peak_rank) or m.rank % step = 0;

  insert into profitability.snapshot as s (from_day, to_day, mark, summary, curve)
  values (of_from, of_to, mark_now,
    jsonb_build_object('customers', n, 'income', income.total, 'directCost', totals.direct_cost, 'timeCost', totals.time_cost,
      'seconds', totals.seconds, 'estimatedSeconds', totals.estimated_seconds, 'contribution', totals.contribution,
      'negative', totals.negative, 'top', top, 'topIncome', coalesce((income.best ->> top::text)::numeric, 0),
      'topContribution', coalesce((totals.best ->> top::text)::numeric, 0),
      'incomeGini', income.gini, 'contributionGini', totals.gini,
      'peak', totals.peak, 'peakRank', peak_rank,
      'pareto', (select coalesce(jsonb_agg(jsonb_build_object('percent', p.percent, 'customers', p.customers,
                          'income', income.best -> p.customers::text, 'contribution', totals.best -> p.customers::text)
                          order by p.percent), '[]')
                 from unnest(percents, ends) p (percent, customers) where n > 0)),
    picture)
  on conflict (from_day, to_day) do update
    set mark = excluded.mark, summary = excluded.summary, curve = excluded.curve, at = clock_timestamp();
end $$;
