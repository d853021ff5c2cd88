-- What events pay whom, by the set in force in the month of each, or by one set for all of them.
-- Each event pays once: by the first rule of its kind in the list that fits. Whoever stood in for the holder takes the share that the
-- rule says, for the days of it; cents that cannot be shared stay with the holder. What happens after somebody has left, or in
-- nobody's hands, is nobody's: it is written down without an employee, so that it is not paid later to somebody else.
create or replace function rewards.earned(of_set bigint, from_day date, kept_from date, to_day date, whom bigint, only_unsettled boolean)
returns table (employee_id bigint, kind text, source bigint, event_month date, day date, customer_id bigint, agreement_id bigint,
               line_id smallint, group_code text, rule_id bigint, stands_in boolean, share numeric, base numeric, amount numeric,
               ended_on date)
language sql stable parallel safe
begin atomic
  with held as materialized (
    select e.*, h.employee_id as holder
    from rewards.events(from_day, kept_from, to_day, whom) e
    left join rewards.holder h on h.customer_id = e.held_customer and e.day between h.first_day and h.last_day
    where (not only_unsettled or not exists (
        select from rewards.line l where (l.kind, l.source, l.event_month) = (e.kind, e.source, e.event_month)))
      and (whom is null or h.employee_id = whom or h.employee_id in (
        select b.employee_id from identity.absence b where b.deputy_id = whom and b.first_day <= to_day and b.last_day >= from_day))
  ),
  paid as (
    select e.*, r.id as rule_id, r.deputy_share, g.group_code,
           case when gone.yes then null else e.holder end as keeper,
           coalesce(r.amount, round(e.base * r.rate / 100, 2)) as whole
    from held e
    cross join lateral (select rewards.group_on(e.customer_id, e.day) as group_code) g
    cross join lateral (
      select r.*
      from rewards.rule r
      where r.rule_set_id = coalesce(of_set, (
          select s.id from rewards.rule_set s
          where s.from_month <= e.event_month order by s.from_month desc, s.adopted_at desc, s.id desc limit 1))
        and r.kind = e.kind
        and (r.group_code is null or r.group_code = g.group_code)
        and (r.line_id is null or r.line_id = e.line_id)
        and e.event_month between coalesce(r.from_month, '-infinity') and coalesce(r.to_month, 'infinity')
        and e.base >= r.floor
      order by r.place
      limit 1) r
    cross join lateral (select exists (
      select from identity.disabling d
      where d.employee_id = e.holder
        and e.day > (d.at at time zone (select zone from identity.office))::date) as yes) gone
  ),
  stood as (
    select p.kind, p.source, p.event_month, b.deputy_id,
           sum(least(b.last_day, p.day) - greatest(b.first_day, p.span_from) + 1) / (p.day - p.span_from + 1)::numeric
             * p.deputy_share / 100 as share
    from paid p
    join identity.absence b on b.employee_id = p.keeper and b.deputy_id is not null
      and b.first_day <= p.day and b.last_day >= p.span_from
    where p.deputy_share > 0
    group by p.kind, p.source, p.event_month, b.deputy_id, p.day, p.span_from, p.deputy_share
  ),
  given as (
    select s.kind, s.source, s.event_month, sum(round(p.whole * s.share, 2)) as amount, sum(s.share) as share
    from stood s join paid p using (kind, source, event_month)
    group by 1, 2, 3
  ),
  parts as (
    select p.keeper as employee_id, p.*, false as stands_in, 1 - coalesce(g.share, 0) as share, p.whole - coalesce(g.amount, 0) as amount
    from paid p left join given g using (kind, source, event_month)
    union all
    select s.deputy_id, p.*, true, s.share, round(p.whole * s.share, 2)
    from stood s join paid p using (kind, source, event_month)
  )
  select p.employee_id, p.kind, p.source, p.event_month, p.day, p.customer_id, p.agreement_id, p.line_id, p.group_code, p.rule_id,
         p.stands_in, p.share, p.base, p.amount, p.ended_on
  from parts p
  where p.amount <> 0 and (whom is null or p.employee_id = whom);
end;

-- The day on which an agreement's end takes a reward back; absent where it does not.
create or replace function rewards.taken_back_on(ended_on date, day date, window_months integer) returns date
language sql immutable parallel safe
return case when window_months > 0 and ended_on < (day + make_interval(months => window_months))::date then greatest(ended_on, day) end;

-- What a set would have paid over some months, by employee, kind and group; with what went back within them.
create or replace function rewards.simulated(of_set bigint, from_day date, to_day date)
returns table (employee_id bigint, kind text, group_code text, rule_id bigint, events bigint, base numeric, reward numeric, taken_back numeric)
language sql stable parallel safe
begin atomic
  select e.employee_id, e.kind, e.group_code, e.rule_id, count(*) filter (where not e.stands_in), coalesce(sum(e.base) filter (where not e.stands_in), 0),
         sum(e.amount), coalesce(sum(e.amount) filter (where rewards.taken_back_on(e.ended_on, e.day, r.window_months) <= to_day), 0)
  from rewards.earned(of_set, from_day, from_day, to_day, null, false) e
  join rewards.rule r on r.id = e.rule_id
  group by e.employee_id, e.kind, e.group_code, e.rule_id;
end;

-- What customers who stayed have brought, month by month: all of them, or those in somebody's hands.
create or replace function rewards.kept(from_day date, to_day date, whom bigint)
returns table (month date, customers bigint, contribution numeric)
language sql stable parallel safe
begin atomic
  select e.event_month, count(*), sum(e.base)
  from rewards.events(from_day, from_day, to_day, whom) e
  where e.kind = 'retained'
    and (whom is null or exists (
      select from rewards.holder h
      where h.customer_id = e.held_customer and h.employee_id = whom and e.day between h.first_day and h.last_day))
  group by e.event_month;
end;
