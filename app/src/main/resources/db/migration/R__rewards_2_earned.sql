-- What events pay whom, by the set in force in the month of each, or by one set for all of them. Of all customers, or of these, who are
-- in whosoever's hands those are of whom it is said.
-- Each event pays once: by the first rule of its kind in the list that fits. Among events of the same kind, month, group and line the
-- rules differ by their floors only, so each pays from its floor up to the lowest floor before it in the list: none but one fits, and
-- nothing is tried rule by rule.
-- Whoever stood in for the holder takes the share that the rule says, for the days of it; cents that cannot be shared stay with the
-- holder. What happens after somebody has left, or in nobody's hands, is nobody's: it is written down without an employee, so that it
-- is not paid later to somebody else.
create or replace function rewards.earned(of_set bigint, from_day date, kept_from date, to_day date, touched bigint[], held bigint[],
                                          only_unsettled boolean)
returns table (employee_id bigint, kind text, source bigint, event_month date, day date, customer_id bigint, agreement_id bigint,
               line_id smallint, group_code text, rule_id bigint, stands_in boolean, share numeric, base numeric, amount numeric,
               ended_on date)
language sql stable parallel safe
begin atomic
  with happened as materialized (
    select e.*, h.employee_id as holder, g.group_code
    from rewards.events(from_day, kept_from, to_day, touched) e
    left join rewards.holders(held) h on h.customer_id = e.held_customer and e.day between h.first_day and h.last_day
    left join rewards.groups(touched) g on g.customer_id = e.customer_id and e.day between g.first_day and g.last_day
    left join rewards.line l on only_unsettled and l.kind = e.kind and l.source = e.source and l.event_month = e.event_month
      and (touched is null or l.customer_id = any (touched))
    where l.id is null
  ),
  sort as (
    select distinct h.event_month, h.kind, coalesce(h.group_code, '') as group_key, coalesce(h.line_id, -1) as line_key from happened h
  ),
  in_force as (
    select m.event_month, coalesce(of_set, (
      select s.id from rewards.rule_set s
      where s.from_month <= m.event_month order by s.from_month desc, s.adopted_at desc, s.id desc limit 1)) as set_id
    from (select distinct s.event_month from sort s) m
  ),
  pays as materialized (
    select s.*, r.id as rule_id, r.rate, r.amount, r.deputy_share, r.floor,
           coalesce(min(r.floor) over (
             partition by s.event_month, s.kind, s.group_key, s.line_key
             order by r.place rows between unbounded preceding and 1 preceding), 'infinity') as below
    from sort s
    join in_force f on f.event_month = s.event_month
    join rewards.rule r on r.rule_set_id = f.set_id and r.kind = s.kind
      and (r.group_code is null or r.group_code = s.group_key)
      and (r.line_id is null or r.line_id = s.line_key)
      and s.event_month between coalesce(r.from_month, '-infinity') and coalesce(r.to_month, 'infinity')
  ),
  gone as (
    select d.employee_id, (d.at at time zone o.zone)::date as day from identity.disabling d cross join identity.office o
  ),
  paid as materialized (
    select h.*, p.rule_id, p.deputy_share, case when h.day > x.day then null else h.holder end as keeper,
           coalesce(p.amount, round(h.base * p.rate / 100, 2)) as whole
    from happened h
    join pays p on p.event_month = h.event_month and p.kind = h.kind and p.group_key = coalesce(h.group_code, '')
      and p.line_key = coalesce(h.line_id, -1) and h.base >= p.floor and h.base < p.below
    left join gone x on x.employee_id = h.holder
  ),
  stood as (
    select p.kind, p.source, p.event_month, b.deputy_id, p.whole,
           sum(least(b.last_day, p.day) - greatest(b.first_day, p.span_from) + 1) / (p.day - p.span_from + 1)::numeric
             * p.deputy_share / 100 as share
    from paid p
    join identity.absence b on b.employee_id = p.keeper and b.deputy_id is not null
      and b.first_day <= p.day and b.last_day >= p.span_from
    where p.deputy_share > 0
    group by p.kind, p.source, p.event_month, b.deputy_id, p.day, p.span_from, p.deputy_share, p.whole
  ),
  given as (
    select s.kind, s.source, s.event_month, sum(round(s.whole * s.share, 2)) as amount, sum(s.share) as share
    from stood s
    group by s.kind, s.source, s.event_month
  ),
  parts as (
    select p.keeper as employee_id, p.*, false as stands_in, 1 - coalesce(g.share, 0) as share, p.whole - coalesce(g.amount, 0) as amount
    from paid p left join given g on g.kind = p.kind and g.source = p.source and g.event_month = p.event_month
    union all
    select s.deputy_id, p.*, true, s.share, round(p.whole * s.share, 2)
    from stood s join paid p on p.kind = s.kind and p.source = s.source and p.event_month = s.event_month
  )
  select p.employee_id, p.kind, p.source, p.event_month, p.day, p.customer_id, p.agreement_id, p.line_id, p.group_code, p.rule_id,
         p.stands_in, p.share, p.base, p.amount, p.ended_on
  from parts p
  where p.amount <> 0;
end;

-- The day on which an agreement's end takes a reward back; absent where it does not.
create or replace function rewards.taken_back_on(ended_on date, day date, window_months integer) returns date
language sql immutable parallel safe
return case when window_months > 0 and ended_on < (day + make_interval(months => window_months))::date then greatest(ended_on, day) end;

-- What a set would have paid over some months, by employee, kind and group; with what went back within them.
create or replace function rewards.simulated(of_set bigint, from_day date, to_day date)
returns table (employee_id bigint, kind text, group_code text, rule_id bigint, events bigint, base numeric, reward numeric, taken_back numeric)
language sql stable parallel safe set enable_nestloop = off
begin atomic
  select e.employee_id, e.kind, e.group_code, e.rule_id, count(*) filter (where not e.stands_in), coalesce(sum(e.base) filter (where not e.stands_in), 0),
         sum(e.amount), coalesce(sum(e.amount) filter (where rewards.taken_back_on(e.ended_on, e.day, r.window_months) <= to_day), 0)
  from rewards.earned(of_set, from_day, from_day, to_day, null, null, false) e
  join rewards.rule r on r.id = e.rule_id
  group by e.employee_id, e.kind, e.group_code, e.rule_id;
end;

-- What customers who were there a year before have brought over some months; worked out, and no month of it kept.
create or replace function rewards.stayed(from_day date, to_day date) returns numeric
language sql stable parallel safe set enable_nestloop = off
begin atomic
  select coalesce(sum(e.base), 0) from rewards.events(from_day, from_day, to_day, null) e where e.kind = 'retained';
end;

-- The same month by month from the first set of rules on, of all of them or of those in somebody's hands: of closed months as it was
-- written down then.
create or replace function rewards.kept(from_day date, to_day date, whom bigint)
returns table (month date, contribution numeric)
language sql stable parallel safe
begin atomic
  select k.month, sum(k.contribution)
  from (
    select k.month, k.contribution from rewards.kept_month k
    where k.month between from_day and to_day and (whom is null or k.employee_id = whom)
    union all
    select s.month, s.contribution from rewards.staying s
    where s.month between from_day and to_day and (whom is null or s.employee_id = whom)) k
  group by k.month;
end;
