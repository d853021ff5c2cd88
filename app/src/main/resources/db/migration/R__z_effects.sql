-- Read after all that it reads: files run in the order of their names.

-- What the office has adopted, and on which day by its clock. A proposal of books counts from the day on which the first customer of it
-- came into other hands.
create or replace view effects.adoption as
select 'round' as kind, r.id, null::text as group_code, (r.published_at at time zone o.zone)::date as day, r.published_by as by_id, r.note
from rounds.round r cross join identity.office o
where r.published_at is not null
union all
select 'playbook', p.version, p.group_code, (p.adopted_at at time zone o.zone)::date, p.adopted_by, null
from rounds.playbook p cross join identity.office o
union all
select 'books', p.id, null, (moved.first_at at time zone o.zone)::date, p.ended_by, null
from books.proposal p
cross join identity.office o
cross join lateral (
  select coalesce(min(h.from_at), p.ended_at) as first_at
  from books.line l
  left join books.holding h on h.customer_id = l.customer_id and h.employee_id = l.to_id and h.from_at >= p.built_at
  where l.proposal_id = p.id and l.outcome = 'moved'
  having count(*) > 0) moved
where moved.first_at is not null
union all
select 'rules', s.id, null, s.from_month, s.adopted_by, s.note
from rewards.rule_set s
where s.from_month is not null;

-- In whose hands a customer was from when until when. Who came with their holder, when they or the books were new here, was theirs
-- before: an office brings in work that is older than its books. Who came into their first hands later had been in nobody's.
create or replace view effects.holder as
select h.customer_id, h.employee_id, h.until_at,
       case when h.from_at < c.created_at + interval '1 hour'
              or h.from_at <= (select min(f.from_at) from books.holding f where f.until_at is null or f.until_at > f.from_at)
            then '-infinity' else h.from_at end as first_at
from books.holding h join customers.customer c on c.id = h.customer_id;

-- The group of each customer at the end of a day. Who had none yet, but got one by the end of a later day, is in that: before the first
-- classification nobody knew better. newly: they were moved there from another group on or after a day.
create or replace function effects.grouped(on_day date, or_by date, new_from date)
returns table (customer_id bigint, group_code text, newly boolean)
language sql stable
begin atomic
  select distinct on (g.customer_id) g.customer_id, g.to_group,
         g.from_group is not null and k.at >= new_from::timestamp at time zone o.zone
  from profitability.group_change g
  join profitability.classification k on k.id = g.classification_id
  cross join identity.office o
  where k.at < (or_by + 1)::timestamp at time zone o.zone
  order by g.customer_id,
           (k.at < (on_day + 1)::timestamp at time zone o.zone) desc,
           case when k.at < (on_day + 1)::timestamp at time zone o.zone then -k.id else k.id end;
end;

-- What customers brought of one figure in some days, both included: units (cases, contacts, or one for being there) and their total.
-- waiting: hours from the opening of a case to the first answer, question or end; of cases that still wait the hours until now.
-- handling: measured seconds of a piece of work. complaints: whether there was any. lapse: of those who held an agreement when the days
-- began, whether one of them ended; stopped: whether none was left. contribution: of the ledger. load: seconds of people in whose hands
-- the customer was not when they were spent; what programs do is nobody's.
create or replace function effects.measured(figure text, from_day date, to_day date)
returns table (customer_id bigint, units numeric, total numeric)
language sql stable
begin atomic
  select c.customer_id, count(*),
         sum(extract(epoch from coalesce(least(step.at, word.at), greatest(now(), c.opened_at)) - c.opened_at)) / 3600
  from cases.customer_case c
  cross join identity.office o
  cross join lateral (
    select min(s.at) as at from cases.case_step s where s.case_id = c.id and s.kind in ('waiting', 'closed')) step
  cross join lateral (select min(w.at) as at from cases.case_word w where w.case_id = c.id and w.kind = 'answer') word
  where figure = 'waiting' and c.merged_into is null
    and c.opened_at >= from_day::timestamp at time zone o.zone and c.opened_at < (to_day + 1)::timestamp at time zone o.zone
  group by c.customer_id
  union all
  select e.customer_id, count(*) filter (where e.corrects is null), sum(e.seconds)
  from profitability.entry e
  where figure = 'handling' and e.kind = 't' and e.measured and e.day between from_day and to_day
  group by e.customer_id
  union all
  select distinct c.customer_id, 1, 1
  from cases.customer_case c
  cross join identity.office o
  where figure = 'complaints' and c.kind = 'complaint' and c.merged_into is null
    and c.opened_at >= from_day::timestamp at time zone o.zone and c.opened_at < (to_day + 1)::timestamp at time zone o.zone
  union all
  select a.customer_id, 1,
         case when figure = 'lapse' then bool_or(coalesce(a.ended_on <= to_day, false))
              else bool_and(coalesce(a.ended_on <= to_day, false)) and not exists (
                select from agreements.agreement n
                where n.customer_id = a.customer_id and n.trashed_at is null and n.start_on between from_day and to_day
                  and (n.ended_on is null or n.ended_on > to_day)) end::integer
  from agreements.agreement a
  where figure in ('lapse', 'stopped') and a.trashed_at is null
    and (a.start_on < from_day or a.start_on is null and a.offered_on is null)
    and (a.ended_on is null or a.ended_on >= from_day)
  group by a.customer_id
  union all
  select f.customer_id, 1, f.contribution
  from profitability.facts(from_day, to_day) f
  where figure = 'contribution'
  union all
  select w.customer_id, 1, sum(w.seconds)
  from (
    select i.customer_id, i.employee_id, i.at, i.seconds
    from interactions.interaction i
    cross join identity.office o
    where i.at >= from_day::timestamp at time zone o.zone and i.at < (to_day + 1)::timestamp at time zone o.zone
      and (i.employee_id is not null or i.by_name is not null)
      and not exists (select from interactions.retraction r where r.interaction_id = i.id)
    union all
    select e.customer_id, d.employee_id, d.at, e.seconds
    from cases.case_time t
    join profitability.entry e on e.id = t.entry_id
    join cases.case_word d on d.id = t.word_id
    where e.day between from_day and to_day and d.employee_id is not null) w
  where figure = 'load'
    and not exists (
      select from effects.holder h
      where h.customer_id = w.customer_id and h.employee_id = w.employee_id and h.first_at <= w.at
        and (h.until_at is null or h.until_at > w.at))
  group by w.customer_id;
end;

-- One figure before and after a day, for each customer and the group that they were in on that day, as far as the ledger or an agreement
-- knows them from before the days before. Of agreements that ended, each side asks those who were in the group when its days began: a
-- group of a later day would leave out whoever had left it by ending.
create or replace function effects.compared(figure text, on_day date, days integer)
returns table (customer_id bigint, group_code text, newly boolean,
               units_before numeric, total_before numeric, units_after numeric, total_after numeric)
language sql stable
begin atomic
  with known as (
    select m.customer_id from profitability.customer_month m where m.month <= on_day - days
    union
    select a.customer_id from agreements.agreement a where a.start_on <= on_day - days),
  now as (
    select g.* from effects.grouped(on_day, on_day, on_day - days) g
    where figure in ('lapse', 'stopped') or g.customer_id in (select k.customer_id from known k)),
  earlier as (
    select g.* from effects.grouped(on_day - days - 1, on_day, on_day - days) g where figure in ('lapse', 'stopped')
    union all
    select n.* from now n where figure not in ('lapse', 'stopped')),
  one as (select case when figure in ('complaints', 'contribution', 'load') then 1 else 0 end as unit),
  before as (
    select e.customer_id, e.group_code, e.newly, coalesce(m.units, one.unit) as units, coalesce(m.total, 0) as total
    from earlier e cross join one
    left join effects.measured(figure, on_day - days, on_day - 1) m on m.customer_id = e.customer_id),
  later as (
    select n.customer_id, n.group_code, n.newly, coalesce(m.units, one.unit) as units, coalesce(m.total, 0) as total
    from now n cross join one
    left join effects.measured(figure, on_day + 1, on_day + days) m on m.customer_id = n.customer_id)
  select customer_id, group_code, coalesce(l.newly, b.newly),
         coalesce(b.units, 0), coalesce(b.total, 0), coalesce(l.units, 0), coalesce(l.total, 0)
  from before b full join later l using (customer_id, group_code)
  where b.units > 0 or l.units > 0;
end;
