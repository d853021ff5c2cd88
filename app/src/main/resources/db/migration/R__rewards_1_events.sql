-- In whose hands a customer was on which days, as the books tell it: on the day of a change it is whoever has them at its end. Before
-- the first that is known it was the same: an office brings in agreements that are older than its books.
create or replace view rewards.holder as
select h.customer_id, h.employee_id,
       case when exists (select from books.holding b where b.customer_id = h.customer_id and b.from_at < h.from_at)
            then (h.from_at at time zone o.zone)::date else '-infinity'::date end as first_day,
       coalesce((h.until_at at time zone o.zone)::date - 1, 'infinity'::date) as last_day
from books.holding h cross join identity.office o;

-- The group that a customer had on a day; before the first classification the first one that they were given.
create or replace function rewards.group_on(of_customer bigint, on_day date) returns text
language sql stable parallel safe
begin atomic
  select coalesce(
    (select g.to_group
     from profitability.group_change g join profitability.classification k on k.id = g.classification_id
     where g.customer_id = of_customer and k.at < (on_day + 1)::timestamp at time zone (select zone from identity.office)
     order by k.id desc limit 1),
    (select g.to_group from profitability.group_change g where g.customer_id = of_customer order by g.classification_id limit 1));
end;

-- Customers that somebody may have earned anything by: theirs, those of whom they stood in for, and those they were paid for.
create or replace function rewards.earned_by(whom bigint) returns table (customer_id bigint)
language sql stable parallel safe
begin atomic
  select h.customer_id
  from rewards.holder h
  where h.employee_id = whom
    or h.employee_id in (select b.employee_id from identity.absence b where b.deputy_id = whom)
  union
  select l.customer_id from rewards.line l where l.employee_id = whom;
end;

-- All that rules can pay for, with what it has brought.
-- renewal: an agreement got another term; the commission of that term. acquisition: the first agreement of a customer; repeat: each
-- later one; the commission of the first term. referral: the first agreement of whom a customer has sent; it is earned where the
-- one who sent them is held. retained: the contribution of a month of a customer who was one a year before, and that is a row for each
-- customer and month: it is read from a month of its own on, and of one employee only those are that they may have earned
-- anything by.
create or replace function rewards.events(from_day date, kept_from date, to_day date, whom bigint)
returns table (kind text, source bigint, event_month date, span_from date, day date, customer_id bigint, held_customer bigint,
               agreement_id bigint, line_id smallint, base numeric, ended_on date)
language sql stable parallel safe
begin atomic
  select 'renewal', r.id, date_trunc('month', r.day::timestamp)::date, r.day, r.day, r.customer_id, r.customer_id, a.id, a.line_id,
         coalesce(r.commission_amount, round(r.premium * r.commission_rate / 100, 2), 0), a.ended_on
  from agreements.renewal r join agreements.agreement a on a.id = r.agreement_id
  where r.day between from_day and to_day
    and not exists (select from agreements.renewal_undoing u where u.renewal_id = r.id)
  union all
  select case when first.yes then 'acquisition' else 'repeat' end, a.id, date_trunc('month', a.start_on::timestamp)::date,
         a.start_on, a.start_on, a.customer_id, a.customer_id, a.id, a.line_id, term.due, a.ended_on
  from agreements.agreement a
  cross join lateral (select not exists (
    select from agreements.agreement o
    where o.customer_id = a.customer_id and o.id <> a.id
      and (coalesce(o.start_on, '-infinity'), o.id) < (a.start_on, a.id)) as yes) first
  cross join lateral (
    select coalesce(
      (select coalesce(r.before_amount, round(r.before_premium * r.before_rate / 100, 2), 0)
       from agreements.renewal r where r.agreement_id = a.id order by r.id limit 1), a.due) as due) term
  where a.start_on between from_day and to_day
  union all
  select 'referral', n.id, date_trunc('month', a.start_on::timestamp)::date, a.start_on, a.start_on, a.customer_id, n.customer_id,
         a.id, a.line_id,
         coalesce(
           (select coalesce(r.before_amount, round(r.before_premium * r.before_rate / 100, 2), 0)
            from agreements.renewal r where r.agreement_id = a.id order by r.id limit 1), a.due),
         a.ended_on
  from customers.relation n join agreements.agreement a on a.customer_id = n.other_id
  where n.role = 'referrer' and a.start_on between events.from_day and events.to_day
    and not exists (
      select from agreements.agreement o
      where o.customer_id = a.customer_id and o.id <> a.id
        and (coalesce(o.start_on, '-infinity'), o.id) < (a.start_on, a.id))
  union all
  select 'retained', m.customer_id, m.month, m.month, (m.month + interval '1 month - 1 day')::date, m.customer_id, m.customer_id,
         null, null, round(m.income - m.direct_cost - m.rated_seconds / 3600, 2), null
  from profitability.customer_month m
  where m.month between kept_from and to_day
    and (whom is null or m.customer_id in (select e.customer_id from rewards.earned_by(whom) e))
    and exists (
      select from profitability.customer_month y
      where y.customer_id = m.customer_id and y.month <= (m.month - interval '1 year')::date);
end;
