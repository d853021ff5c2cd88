-- The period just before, of the same length: whole months where the period is whole months, else days.
create or replace function profitability.before(from_day date, to_day date, out before_from date, out before_to date)
language sql immutable parallel safe
begin atomic
  select case when extract(day from from_day) = 1 and extract(day from to_day + 1) = 1
           then (from_day - make_interval(months => ((extract(year from to_day + 1) - extract(year from from_day)) * 12
                  + extract(month from to_day + 1) - extract(month from from_day))::integer))::date
           else from_day - (to_day - from_day + 1) end,
         from_day - 1;
end;

-- Works out the standing of these customers anew, over the office's standard period. Keeps their group.
create or replace function profitability.stand(touched bigint[]) returns void language plpgsql as $$
begin
  if cardinality(touched) = 1 then
    perform profitability.stand_one(touched);
  else
    perform profitability.stand_all(touched);
  end if;
end $$;

-- For one customer planning the question would take ten times as long as answering it.
create or replace function profitability.stand_one(touched bigint[]) returns void language plpgsql
set plan_cache_mode = 'force_generic_plan' as $$
begin
  perform profitability.stand_all(touched);
end $$;

create or replace function profitability.stand_all(touched bigint[]) returns void language plpgsql as $$
declare
  this  profitability.standard_period;
  prior record;
begin
  select * into this from profitability.standard_period;
  select * into prior from profitability.before(this.from_day, this.to_day);
  insert into profitability.standing as s
    (customer_id, tie, entries, income, direct_cost, seconds, estimated_seconds, time_cost, contribution, contribution_per_hour,
     persistence, breadth, regularity, lines, tenure, trend)
  select c.id,
         coalesce(c.external_key, lpad(c.id::text, 18, '0')),
         coalesce(f.entries, 0), coalesce(f.income, 0), coalesce(f.direct_cost, 0), coalesce(f.seconds, 0),
         coalesce(f.estimated_seconds, 0), coalesce(f.time_cost, 0), coalesce(f.contribution, 0), f.contribution_per_hour,
         coalesce(f.persistence, 0), coalesce(f.breadth, 0), f.regularity, coalesce(f.lines, 0),
         greatest(0, coalesce((extract(year from this.to_day) - extract(year from first.day)) * 12
                     + extract(month from this.to_day) - extract(month from first.day), 0))::integer,
         coalesce(f.contribution, 0) - coalesce(b.contribution, 0)
  from customers.customer c
  left join (select * from profitability.facts(this.from_day, this.to_day) x where x.customer_id = any (touched)) f
    on f.customer_id = c.id
  left join (select x.customer_id, x.contribution from profitability.facts(prior.before_from, prior.before_to) x
             where x.customer_id = any (touched)) b on b.customer_id = c.id
  left join (select a.customer_id, min(a.start_on) as day from agreements.agreement a
             where a.customer_id = any (touched) group by a.customer_id) held on held.customer_id = c.id
  left join (select m.customer_id, min(m.month) as day from profitability.customer_month m
             where m.customer_id = any (touched) group by m.customer_id) seen on seen.customer_id = c.id
  cross join lateral (select least(c.since, held.day, seen.day) as day) first
  where c.id = any (touched)
  on conflict (customer_id) do update set
    tie = excluded.tie, entries = excluded.entries, income = excluded.income, direct_cost = excluded.direct_cost,
    seconds = excluded.seconds, estimated_seconds = excluded.estimated_seconds, time_cost = excluded.time_cost,
    contribution = excluded.contribution, contribution_per_hour = excluded.contribution_per_hour,
    persistence = excluded.persistence, breadth = excluded.breadth, regularity = excluded.regularity,
    lines = excluded.lines, tenure = excluded.tenure, trend = excluded.trend;
end $$;

-- A standing for those customers who have none yet, such as those of a file without an entry: lists are read from standings.
create or replace function profitability.stand_new() returns void language plpgsql as $$
declare
  fresh bigint[] := array(select c.id from customers.customer c
                          where not exists (select from profitability.standing s where s.customer_id = c.id));
begin
  if cardinality(fresh) > 0 then
    perform profitability.stand(fresh);
  end if;
end $$;

-- Works off the stale customers: their months anew from their entries, then their standing; everybody's standing where the
-- standard period has moved. Says how many were stale.
create or replace function profitability.sum_up(period_moved boolean) returns bigint language plpgsql as $$
declare
  touched bigint[];
begin
  with gone as (delete from profitability.stale returning customer_id)
  select array_agg(distinct customer_id) into touched from gone;
  if touched is null and not period_moved then
    return 0;
  end if;
  delete from profitability.customer_month where customer_id = any (touched);
  -- Customer by customer, along the ledger's own order: nothing is sorted or held, however many entries there are.
  insert into profitability.customer_month
    (customer_id, month, income, direct_cost, seconds, rated_seconds, estimated_seconds, contacts, entries, lines)
  select t.customer_id, m.*
  from unnest(touched) t (customer_id)
  cross join lateral (
    select date_trunc('month', e.day::timestamp)::date,
           coalesce(sum(e.amount) filter (where e.kind = 'i'), 0),
           coalesce(sum(e.amount) filter (where e.kind = 'c'), 0),
           coalesce(sum(e.seconds), 0),
           coalesce(sum(e.seconds * e.hourly_rate), 0),
           coalesce(sum(e.seconds) filter (where not e.measured), 0),
           coalesce(sum(e.quantity) filter (where e.kind = 't'), 0),
           count(*),
           coalesce(bit_or(1::bigint << e.line_id) filter (where e.kind = 'i'), 0)
    from profitability.entry e
    where e.customer_id = t.customer_id
    group by 1
    order by 1) m;
  delete from profitability.standing s
  where s.customer_id = any (touched) and not exists (select from customers.customer c where c.id = s.customer_id);
  perform profitability.stand(case when period_moved then array(select id from customers.customer) else touched end);
  update profitability.ledger set mark = mark + 1;
  return coalesce(cardinality(touched), 0);
end $$;

-- Makes these days the office's standard period; says whether they were others before. Standings follow with sum_up(true).
create or replace function profitability.set_standard_period(new_from date, new_to date) returns boolean language plpgsql as $$
begin
  insert into profitability.standard_period as p (from_day, to_day) values (new_from, new_to)
  on conflict (one) do update set from_day = new_from, to_day = new_to
    where (p.from_day, p.to_day) is distinct from (new_from, new_to);
  return found;
end $$;
