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
create or replace function profitability.take_snapshot(of_from date, of_to date) returns void language plpgsql as $$
declare
  is_standard boolean := exists (select from profitability.standard_period p where p.from_day = of_from and p.to_day = of_to);
  mark_now    bigint := (select mark from profitability.ledger);
  totals      record;
  pareto      jsonb;
  picture     jsonb;
begin
  -- a table made from a query is filled by all processors, rows inserted into one are not
  drop table if exists pg_temp.ranked;
  create temp table ranked on commit drop as
  select row_number() over best as rank, row_number() over (order by b.income desc, b.tie) as income_rank, b.tie, b.group_code,
         b.income, b.direct_cost, b.seconds, b.estimated_seconds, b.time_cost, b.contribution,
         sum(b.contribution) over best as cumulative
  from profitability.base(of_from, of_to, is_standard) b
  window best as (order by b.contribution desc, b.tie rows unbounded preceding);

  with size as (select count(*) as n, ceil(0.2 * count(*)) as top from ranked)
  select n,
         sum(income) as income,
         sum(direct_cost) as direct_cost,
         sum(seconds) as seconds,
         sum(estimated_seconds) as estimated_seconds,
         sum(time_cost) as time_cost,
         sum(contribution) as contribution,
         count(*) filter (where contribution < 0) as negative,
         sum(income) filter (where income_rank <= top) as top_income,
         sum(contribution) filter (where rank <= top) as top_contribution,
         2 * sum((n + 1 - income_rank) * income) / nullif(n * sum(income), 0) - (n + 1)::numeric / n as income_gini,
         2 * sum((n + 1 - rank) * contribution) / nullif(n * sum(contribution), 0) - (n + 1)::numeric / n as contribution_gini,
         max(cumulative) as peak,
         array[sum(income) filter (where income_rank <= ceil(0.01 * n)), sum(income) filter (where income_rank <= ceil(0.05 * n)),
               sum(income) filter (where income_rank <= ceil(0.1 * n)), sum(income) filter (where income_rank <= top),
               sum(income) filter (where income_rank <= ceil(0.5 * n))] as best_income,
         array[max(cumulative) filter (where rank = ceil(0.01 * n)), max(cumulative) filter (where rank = ceil(0.05 * n)),
               max(cumulative) filter (where rank = ceil(0.1 * n)), max(cumulative) filter (where rank = top),
               max(cumulative) filter (where rank = ceil(0.5 * n))] as best_contribution,
         greatest(1, n / 240) as step,
         top
  into totals
  from ranked, size
  group by n, top;

  select jsonb_agg(jsonb_build_object('percent', best.percent, 'customers', ceil(best.percent * totals.n / 100.0),
           'income', best.income, 'contribution', best.contribution) order by best.percent)
  into pareto
  from unnest(array[1, 5, 10, 20, 50], totals.best_income, totals.best_contribution) as best(percent, income, contribution)
  where totals.n > 0;

  with peak as (select min(rank) as rank from ranked where cumulative = totals.peak),
  marked as (
    select r.*, (r.rank - 1) / totals.step as stretch,
           r.rank = 1 or r.rank = totals.n or r.rank = totals.top or r.rank = peak.rank or r.rank % totals.step = 0 as shown
    from ranked r, peak),
  stretches as (
    select stretch, mode() within group (order by group_code) as group_code from marked group by stretch)
  select jsonb_build_object(
           'points', coalesce(jsonb_agg(jsonb_build_object('rank', m.rank, 'cumulative', m.cumulative,
                       'contribution', m.contribution, 'tie', m.tie, 'group', s.group_code) order by m.rank), '[]'),
           'peakRank', (select rank from peak),
           'groups', (select coalesce(jsonb_object_agg(coalesce(g.group_code, ''), g.size), '{}')
                      from (select group_code, count(*) as size from ranked group by group_code) g))
  into picture
  from marked m join stretches s using (stretch)
  where m.shown;

  insert into profitability.snapshot as s (from_day, to_day, mark, summary, curve)
  values (of_from, of_to, mark_now,
    jsonb_build_object('customers', coalesce(totals.n, 0), 'income', coalesce(totals.income, 0),
      'directCost', coalesce(totals.direct_cost, 0), 'timeCost', coalesce(totals.time_cost, 0),
      'seconds', coalesce(totals.seconds, 0), 'estimatedSeconds', coalesce(totals.estimated_seconds, 0),
      'contribution', coalesce(totals.contribution, 0), 'negative', coalesce(totals.negative, 0),
      'top', coalesce(totals.top, 0), 'topIncome', coalesce(totals.top_income, 0),
      'topContribution', coalesce(totals.top_contribution, 0),
      'incomeGini', totals.income_gini, 'contributionGini', totals.contribution_gini,
      'peak', coalesce(totals.peak, 0), 'peakRank', coalesce((picture ->> 'peakRank')::bigint, 0),
      'pareto', coalesce(pareto, '[]')),
    picture)
  on conflict (from_day, to_day) do update
    set mark = excluded.mark, summary = excluded.summary, curve = excluded.curve, at = clock_timestamp();
end $$;
