-- In whose hands customers were on which days, as the books tell it: on the day of a change it is whoever has them at its end. Before
-- the first that is known it was the same: an office brings in agreements that are older than its books. All, or these customers.
create or replace function rewards.holders(touched bigint[])
returns table (customer_id bigint, employee_id bigint, first_day date, last_day date)
language sql stable parallel safe
begin atomic
  select h.customer_id, h.employee_id,
         case when row_number() over (partition by h.customer_id order by h.from_at, h.until_at) = 1 then '-infinity'::date
              else (h.from_at at time zone o.zone)::date end,
         coalesce((h.until_at at time zone o.zone)::date - 1, 'infinity'::date)
  from books.holding h cross join identity.office o
  where touched is null or h.customer_id = any (touched);
end;

-- The groups that customers had on which days; before the first classification the first one that they were given. A later
-- classification holds from its day on, whatever an earlier one says.
create or replace function rewards.groups(touched bigint[])
returns table (customer_id bigint, group_code text, first_day date, last_day date)
language sql stable parallel safe
begin atomic
  select c.customer_id, c.to_group,
         case when row_number() over (partition by c.customer_id order by c.id) = 1 then '-infinity'::date else c.day end,
         coalesce(min(c.day) over (partition by c.customer_id order by c.id rows between 1 following and unbounded following) - 1,
                  'infinity'::date)
  from (
    select g.customer_id, g.to_group, k.id, (k.at at time zone o.zone)::date as day
    from profitability.group_change g
    join profitability.classification k on k.id = g.classification_id
    cross join identity.office o
    where touched is null or g.customer_id = any (touched)) c;
end;

-- All that rules can pay for, with what it has brought: of all customers, or of these.
-- renewal: an agreement got another term; the commission of that term. acquisition: the first agreement of a customer; repeat: each
-- later one; the commission of the first term. referral: the first agreement of whom a customer has sent; it is earned where the
-- one who sent them is held. retained: the contribution of a month of a customer who was one a year before, and that is a row for each
-- customer and month: it is read from a month of its own on.
create or replace function rewards.events(from_day date, kept_from date, to_day date, touched bigint[])
returns table (kind text, source bigint, event_month date, span_from date, day date, customer_id bigint, held_customer bigint,
               agreement_id bigint, line_id smallint, base numeric, ended_on date)
language sql stable parallel safe
begin atomic
  select 'renewal', r.id, date_trunc('month', r.day::timestamp)::date, r.day, r.day, r.customer_id, r.customer_id, a.id, a.line_id,
         coalesce(r.commission_amount, round(r.premium * r.commission_rate / 100, 2), 0), a.ended_on
  from agreements.renewal r
  join agreements.agreement a on a.id = r.agreement_id
  left join agreements.renewal_undoing u on u.renewal_id = r.id
  where r.day between from_day and to_day and u.renewal_id is null
    and (touched is null or r.customer_id = any (touched) and a.customer_id = any (touched))
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
    and (touched is null or a.customer_id = any (touched))
  union all
  select 'referral', n.id, date_trunc('month', a.start_on::timestamp)::date, a.start_on, a.start_on, a.customer_id, n.customer_id,
         a.id, a.line_id,
         coalesce(
           (select coalesce(r.before_amount, round(r.before_premium * r.before_rate / 100, 2), 0)
            from agreements.renewal r where r.agreement_id = a.id order by r.id limit 1), a.due),
         a.ended_on
  from customers.relation n join agreements.agreement a on a.customer_id = n.other_id
  where n.role = 'referrer' and a.start_on between events.from_day and events.to_day
    and (touched is null or n.other_id = any (touched) and a.customer_id = any (touched))
    and not exists (
      select from agreements.agreement o
      where o.customer_id = a.customer_id and o.id <> a.id
        and (coalesce(o.start_on, '-infinity'), o.id) < (a.start_on, a.id))
  union all
  select 'retained', m.customer_id, m.month, m.month, (m.month + interval '1 month - 1 day')::date, m.customer_id, m.customer_id,
         null, null, round(m.income - m.direct_cost - m.rated_seconds / 3600, 2), null
  from profitability.customer_month m
  join (select s.customer_id, min(s.month) as month from profitability.customer_month s
        where touched is null or s.customer_id = any (touched) group by s.customer_id) seen on seen.customer_id = m.customer_id
  where m.month between kept_from and to_day
    and (touched is null or m.customer_id = any (touched))
    and seen.month <= (m.month - interval '1 year')::date;
end;
