-- Key customers who have fallen silent: of the last 365 days they had contact on at least six, and since the last of them three times as long has passed as usually lies between two of them, and at least three weeks.
-- Whoever speaks at random times stays silent so long between one in twenty contacts (exp(-3)); so this is no proof, but a reason to look.
-- Contact is what was logged, but for notes and mistakes, and what the ledger has of calls, mails, meetings and chats that nobody logged,
-- as an import brings them.
-- holder, of_customer: of these alone; absent: of all.
create or replace function interactions.silences(today date, holder bigint, of_customer bigint)
returns table (customer_id bigint, days_of_contact integer, usual_gap numeric, last_day date, silent_days integer, dismissal_id bigint)
language sql stable as $$
  select s.customer_id, s.days_of_contact, round(s.usual_gap, 1), s.last_day, today - s.last_day,
         (select max(d.id) from interactions.silence_dismissal d where d.customer_id = s.customer_id and d.last_day >= s.last_day)
  from (
    select c.customer_id, count(*)::integer as days_of_contact, max(c.day) as last_day,
           (max(c.day) - min(c.day))::numeric / nullif(count(*) - 1, 0) as usual_gap
    from (
      with looked_at as (
        select cu.id from profitability.standing st join customers.customer cu on cu.id = st.customer_id
        where st.group_code = 'A' and cu.trashed_at is null
          and (holder is null or cu.owner_id = holder) and (of_customer is null or cu.id = of_customer))
      select i.customer_id, (i.at at time zone o.zone)::date as day
      from looked_at l join interactions.interaction i on i.customer_id = l.id cross join identity.office o
      where i.kind <> 'note'
        and i.at >= (today - 365)::timestamp at time zone o.zone and i.at < (today + 1)::timestamp at time zone o.zone
        and not exists (select from interactions.retraction r where r.interaction_id = i.id)
      union
      select e.customer_id, e.day
      from looked_at l join profitability.entry e on e.customer_id = l.id
      where e.kind = 't' and not e.logged and e.corrects is null and e.activity in ('call', 'email', 'meeting', 'chat')
        and e.day between today - 365 and today) c
    group by c.customer_id) s
  where s.days_of_contact >= 6 and today - s.last_day >= greatest(21, 3 * s.usual_gap)
$$;
