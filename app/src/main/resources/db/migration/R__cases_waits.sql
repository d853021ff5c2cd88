-- How long the customers of a round waited for the first answer to what they asked for within a period, in seconds of business time, by
-- the groups in which the round put them. Whoever was not answered waits longer than all who were: half of them, or a tenth, may wait still.
create or replace function cases.waits(of_round bigint, from_day date, to_day date)
returns table (group_code text, asked bigint, answered bigint, median integer, high integer) language sql stable as $$
  select coalesce(p.decided_group, p.to_group), count(*), count(c.answered_in),
         nullif(percentile_disc(0.5) within group (order by coalesce(c.answered_in, 2147483647)), 2147483647),
         nullif(percentile_disc(0.9) within group (order by coalesce(c.answered_in, 2147483647)), 2147483647)
  from cases.customer_case c
  join rounds.placement p on p.round_id = of_round and p.customer_id = c.customer_id
  cross join identity.office o
  where c.answer_by is not null and c.merged_into is null
    and c.opened_at >= from_day::timestamp at time zone o.zone
    and c.opened_at < (to_day + 1)::timestamp at time zone o.zone
    and coalesce(p.decided_group, p.to_group) is not null
  group by 1
$$;
