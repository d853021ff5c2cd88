-- The lines of a month: as they were closed, or as they are worked out as long as the month is open.
--
-- A line is what an event pays somebody now, less what it has paid them in months that are closed. So all that comes late is a
-- correction by itself, in whatever order it comes: a renewal that an import brought after its month was closed, one that was taken
-- back, an entry of the ledger that was corrected. It lands in its own month, or where that is closed in the first open one. An event
-- that has been paid keeps its rule and its people; what it has brought may change, and whether it happened.
-- Corrections look back two years; those of retained contribution, which is a row for each customer and month, one.
create or replace function rewards.lines(of_month date, whom bigint)
returns table (employee_id bigint, what text, kind text, source bigint, event_month date, day date, customer_id bigint,
               agreement_id bigint, line_id smallint, group_code text, rule_id bigint, stands_in boolean, share numeric, base numeric,
               amount numeric)
language sql stable parallel safe
begin atomic
  with fresh as materialized (
    select e.*
    from rewards.calendar c
    cross join (select min(s.from_month) as first_month from rewards.rule_set s) f
    cross join lateral rewards.earned(
      null, greatest((c.open_month - interval '24 months')::date, f.first_month),
      greatest((c.open_month - interval '12 months')::date, f.first_month), (of_month + interval '1 month - 1 day')::date, whom, true) e
    where of_month >= c.open_month
  ),
  now as materialized (
    select e.kind, e.source, e.event_month, e.base, e.ended_on
    from rewards.calendar c
    cross join lateral rewards.events((c.open_month - interval '24 months')::date, (c.open_month - interval '12 months')::date,
                                      c.open_month - 1, whom) e
    where of_month >= c.open_month
  ),
  touched as (
    select distinct l.kind, l.source, l.event_month
    from rewards.calendar c
    join rewards.line l on l.event_month >= (c.open_month - interval '24 months')::date
    left join now n on n.kind = l.kind and n.source = l.source and n.event_month = l.event_month
    where of_month >= c.open_month and l.what <> 'dispute' and (whom is null or l.employee_id = whom)
      and (l.kind <> 'retained' or l.event_month >= c.open_month - interval '12 months')
      and (n.base is distinct from l.base or n.ended_on is not null or l.what = 'claw-back')
      and not exists (select from customers.customer e where e.id = l.customer_id and e.ended_at is not null)
  ),
  settled as (
    select l.employee_id, l.kind, l.source, l.event_month, min(l.day) filter (where l.what = 'reward') as day,
           min(l.customer_id) as customer_id, min(l.agreement_id) as agreement_id, min(l.line_id) as line_id,
           min(l.group_code) as group_code, min(l.rule_id) as rule_id, bool_or(l.stands_in) as stands_in, min(l.share) as share,
           (array_agg(l.base order by l.month desc) filter (where l.what = 'reward'))[1] as base,
           coalesce(sum(l.amount) filter (where l.what = 'reward'), 0) as paid,
           coalesce(sum(l.amount) filter (where l.what = 'claw-back'), 0) as taken
    from touched t
    join rewards.line l on l.kind = t.kind and l.source = t.source and l.event_month = t.event_month
    where l.what <> 'dispute' and (whom is null or l.employee_id = whom)
    group by l.employee_id, l.kind, l.source, l.event_month
  ),
  again as (
    select s.*, n.ended_on, coalesce(n.base, 0) as base_now,
           case
             when n.base is not distinct from s.base then s.paid
             when n.base is null or n.base < r.floor then 0
             else round(coalesce(r.amount, round(n.base * r.rate / 100, 2)) * s.share, 2)
           end as owed
    from settled s
    join rewards.rule r on r.id = s.rule_id
    left join now n on (n.kind, n.source, n.event_month) = (s.kind, s.source, s.event_month)
  ),
  owed as (
    select f.employee_id, f.kind, f.source, f.event_month, f.day, f.customer_id, f.agreement_id, f.line_id, f.group_code, f.rule_id,
           f.stands_in, f.share, f.base, f.ended_on, f.amount as owed, 0::numeric as paid, 0::numeric as taken
    from fresh f
    union all
    select a.employee_id, a.kind, a.source, a.event_month, a.day, a.customer_id, a.agreement_id, a.line_id, a.group_code, a.rule_id,
           a.stands_in, a.share, a.base_now, a.ended_on, a.owed, a.paid, a.taken
    from again a
  ),
  due as (
    select o.*, t.day as back_day, case when t.day is null then 0 else -o.owed end as back
    from owed o
    join rewards.rule r on r.id = o.rule_id
    cross join lateral (
      select rewards.taken_back_on(o.ended_on, o.day, r.window_months) as day) t
  ),
  worked as (
    select d.employee_id, 'reward' as what, d.kind, d.source, d.event_month, d.day, d.customer_id, d.agreement_id, d.line_id,
           d.group_code, d.rule_id, d.stands_in, d.share, d.base, d.owed - d.paid as amount
    from due d
    where d.owed <> d.paid
    union all
    select d.employee_id, 'claw-back', d.kind, d.source, d.event_month, coalesce(d.back_day, d.day), d.customer_id, d.agreement_id,
           d.line_id, d.group_code, d.rule_id, d.stands_in, d.share, d.base, d.back - d.taken
    from due d
    where d.back <> d.taken
    union all
    select p.employee_id, 'dispute', 'dispute', p.id, c.open_month, (p.settled_at at time zone o.zone)::date, l.customer_id, l.agreement_id,
           l.line_id, l.group_code, l.rule_id, l.stands_in, l.share, l.base, p.correction
    from rewards.calendar c
    cross join identity.office o
    join rewards.dispute p on p.outcome = 'granted' and (whom is null or p.employee_id = whom)
    join rewards.line l on l.id = p.line_id
    where of_month = c.open_month and p.correction <> 0
      and not exists (select from rewards.line x where x.kind = 'dispute' and x.source = p.id)
  )
  select w.*
  from worked w cross join rewards.calendar c
  where of_month = greatest(c.open_month, case when w.what <> 'dispute' then date_trunc('month', w.day::timestamp)::date end)
    and of_month >= c.open_month
  union all
  select l.employee_id, l.what, l.kind, l.source, l.event_month, l.day, l.customer_id, l.agreement_id, l.line_id, l.group_code,
         l.rule_id, l.stands_in, l.share, l.base, l.amount
  from rewards.line l cross join rewards.calendar c
  where l.month = of_month and of_month < c.open_month and (whom is null or l.employee_id = whom);
end;

-- What each employee gets for a month. What is owed to the office from the month before comes off first; it is known once that month
-- is closed.
create or replace function rewards.statements(of_month date, whom bigint)
returns table (employee_id bigint, earned numeric, carried_in numeric, payable numeric, carried_out numeric)
language sql stable parallel safe
begin atomic
  with earned as (
    select l.employee_id, sum(l.amount) as earned
    from rewards.lines(of_month, whom) l
    where l.employee_id is not null and of_month >= (select c.open_month from rewards.calendar c)
    group by l.employee_id
  ),
  debt as (
    select s.employee_id, s.carried_out as carried_in
    from rewards.statement s
    where s.month = (of_month - interval '1 month')::date and s.carried_out < 0 and (whom is null or s.employee_id = whom)
      and of_month >= (select c.open_month from rewards.calendar c)
  )
  select employee_id, coalesce(e.earned, 0), coalesce(d.carried_in, 0), greatest(coalesce(e.earned, 0) + coalesce(d.carried_in, 0), 0),
         least(coalesce(e.earned, 0) + coalesce(d.carried_in, 0), 0)
  from earned e full join debt d using (employee_id)
  union all
  select s.employee_id, s.earned, s.carried_in, s.payable, s.carried_out
  from rewards.statement s
  where s.month = of_month and (whom is null or s.employee_id = whom);
end;

-- Closes the first open month: its lines are written, and never change again. One statement sees one state of the ledger, also while
-- an import runs; what the import brings later goes to the next month.
create or replace function rewards.close_month(by_whom bigint, closing_at timestamptz) returns date language plpgsql as $$
declare
  closed date := (select open_month from rewards.calendar for update);
begin
  insert into rewards.closing (month, closed_by, closed_at) values (closed, by_whom, closing_at);
  insert into rewards.line (month, employee_id, what, kind, source, event_month, day, customer_id, agreement_id, line_id, group_code,
                            rule_id, stands_in, share, base, amount)
  select closed, l.* from rewards.lines(closed, null) l;
  insert into rewards.statement (month, employee_id, earned, carried_in)
  select closed, employee_id, coalesce(e.earned, 0), coalesce(d.carried_out, 0)
  from (select employee_id, sum(amount) as earned from rewards.line where month = closed and employee_id is not null group by 1) e
  full join (select employee_id, carried_out from rewards.statement
             where month = (closed - interval '1 month')::date and carried_out < 0) d using (employee_id);
  update rewards.calendar set open_month = (closed + interval '1 month')::date;
  return closed;
end $$;
