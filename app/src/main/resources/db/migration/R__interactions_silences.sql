-- Key customers who have fallen silent: of the last 365 days they had contact on at least six (notes are none, nor what was logged by
-- mistake), and since the last of them three times as long has passed as usually lies between two of them, and at least three weeks.
-- Whoever speaks at random times stays silent so long between one in twenty contacts (exp(-3)); so this is no proof, but a reason to look.
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
      select distinct i.customer_id, (i.at at time zone o.zone)::date as day
      from profitability.standing st
      join customers.customer cu on cu.id = st.customer_id
      join interactions.interaction i on i.customer_id = st.customer_id
      cross join identity.office o
      where st.group_code = 'A' and cu.trashed_at is null and i.kind <> 'note'
        and (holder is null or cu.owner_id = holder) and (of_customer is null or cu.id = of_customer)
        and i.at >= (today - 365)::timestamp at time zone o.zone and i.at < (today + 1)::timestamp at time zone o.zone
        and not exists (select from interactions.retraction r where r.interaction_id = i.id)) c
    group by c.customer_id) s
  where s.days_of_contact >= 6 and today - s.last_day >= greatest(21, 3 * s.usual_gap)
$$;
