-- The months of a period: whole calendar months from the ledger's summary, the days at its edges from the entries.
create or replace function profitability.months(from_day date, to_day date)
returns table (customer_id bigint, month date, income numeric, direct_cost numeric, seconds bigint, rated_seconds numeric,
               estimated_seconds bigint, entries bigint, lines bigint)
language sql stable parallel safe
begin atomic
  select m.customer_id, m.month, m.income, m.direct_cost, m.seconds, m.rated_seconds, m.estimated_seconds, m.entries::bigint, m.lines
  from profitability.customer_month m
  where m.month >= (date_trunc('month', from_day::timestamp + interval '1 month - 1 day'))::date
    and m.month < (date_trunc('month', to_day::timestamp + interval '1 day'))::date
  union all
  select e.customer_id, (date_trunc('month', e.day::timestamp))::date,
         coalesce(sum(e.amount) filter (where e.kind = 'i'), 0), coalesce(sum(e.amount) filter (where e.kind = 'c'), 0),
         coalesce(sum(e.seconds), 0), coalesce(sum(e.seconds * e.hourly_rate), 0),
         coalesce(sum(e.seconds) filter (where not e.measured), 0), count(*),
         coalesce(bit_or(1::bigint << e.line_id) filter (where e.kind = 'i'), 0)
  from profitability.entry e
  where (e.day between from_day
           and least(to_day, (date_trunc('month', from_day::timestamp + interval '1 month - 1 day'))::date - 1))
     or (e.day between greatest(from_day, (date_trunc('month', to_day::timestamp + interval '1 day'))::date) and to_day)
  group by 1, 2;
end;

-- The facts of each customer that has an entry in the period. The formulas are explained in profitability's package comment.
create or replace function profitability.facts(from_day date, to_day date)
returns table (customer_id bigint, entries bigint, income numeric, direct_cost numeric, seconds bigint, estimated_seconds bigint,
               time_cost numeric, contribution numeric, contribution_per_hour numeric, persistence numeric, breadth integer,
               regularity numeric, lines bigint)
language sql stable parallel safe
begin atomic
  select m.customer_id,
         sum(m.entries)::bigint,
         sum(m.income),
         sum(m.direct_cost),
         sum(m.seconds)::bigint,
         sum(m.estimated_seconds)::bigint,
         sum(m.rated_seconds) / 3600,
         sum(m.income) - sum(m.direct_cost) - sum(m.rated_seconds) / 3600,
         (sum(m.income) - sum(m.direct_cost) - sum(m.rated_seconds) / 3600) * 3600 / nullif(sum(m.seconds), 0),
         count(*) filter (where m.income > 0)::numeric
           / ((extract(year from to_day) - extract(year from from_day)) * 12 + extract(month from to_day) - extract(month from from_day) + 1),
         bit_count(bit_or(m.lines)::bit(64))::integer,
         (sum(m.seconds)::float8 ^ 2
           / nullif(((extract(year from to_day) - extract(year from from_day)) * 12 + extract(month from to_day)
                     - extract(month from from_day) + 1)::float8 * sum(m.seconds::float8 ^ 2), 0))::numeric,
         bit_or(m.lines)
  from profitability.months(from_day, to_day) m
  group by m.customer_id;
end;
