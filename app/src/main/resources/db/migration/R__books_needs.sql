-- What each customer takes of the office's time: seconds over some days, both included, and on how many of them somebody worked for them.
create or replace function books.taken(from_day date, to_day date)
returns table (customer_id bigint, seconds bigint) language sql stable
begin atomic
  select e.customer_id, sum(e.seconds)::bigint
  from profitability.entry e
  where e.kind = 't' and e.day between from_day and to_day
  group by e.customer_id
  having sum(e.seconds) > 0;
end;

-- How many entries of time the days have brought: the contacts from which a forecast is learned. Days without any are there with none.
create or replace function books.contacts(from_day date, to_day date)
returns table (day date, contacts integer) language sql stable
begin atomic
  select d.day::date, coalesce(c.contacts, 0)::integer
  from generate_series(from_day::timestamp, to_day::timestamp, interval '1 day') as d(day)
  left join (
    select e.day, count(*) as contacts from profitability.entry e
    where e.kind = 't' and e.seconds > 0 and e.day between from_day and to_day
    group by e.day) c on c.day = d.day::date
  order by 1;
end;
