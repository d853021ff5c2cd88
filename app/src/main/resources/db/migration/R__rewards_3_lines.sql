-- The lines of a month: as they were closed, or as they are due as long as the month is open. Whoever reads them calls catch_up() first.
create or replace function rewards.lines(of_month date, whom bigint)
returns table (employee_id bigint, what text, kind text, source bigint, event_month date, day date, customer_id bigint,
               agreement_id bigint, line_id smallint, group_code text, rule_id bigint, stands_in boolean, share numeric, base numeric,
               amount numeric)
language sql stable parallel safe
begin atomic
  select d.employee_id, d.what, d.kind, d.source, d.event_month, d.day, d.customer_id, d.agreement_id, d.line_id, d.group_code,
         d.rule_id, d.stands_in, d.share, d.base, d.amount
  from rewards.due d
  where d.month = of_month and (whom is null or d.employee_id = whom)
  union all
  select p.employee_id, 'dispute', 'dispute', p.id, c.open_month, (p.settled_at at time zone o.zone)::date, l.customer_id, l.agreement_id,
         l.line_id, l.group_code, l.rule_id, l.stands_in, l.share, l.base, p.correction
  from rewards.calendar c
  cross join identity.office o
  join rewards.dispute p on p.outcome = 'granted' and (whom is null or p.employee_id = whom)
  join rewards.line l on l.id = p.line_id
  where of_month = c.open_month and p.correction <> 0
    and not exists (select from rewards.line x where x.kind = 'dispute' and x.source = p.id)
  union all
  select l.employee_id, l.what, l.kind, l.source, l.event_month, l.day, l.customer_id, l.agreement_id, l.line_id, l.group_code,
         l.rule_id, l.stands_in, l.share, l.base, l.amount
  from rewards.line l
  where l.month = of_month and (whom is null or l.employee_id = whom);
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

-- Closes the first open month: its lines are written, and never change again, and with them what customers who stayed have brought.
-- What an import brings meanwhile goes to the next month.
create or replace function rewards.close_month(by_whom bigint, closing_at timestamptz) returns date language plpgsql as $$
declare
  closed date := (select open_month from rewards.calendar for update);
begin
  perform rewards.catch_up();
  insert into rewards.closing (month, closed_by, closed_at) values (closed, by_whom, closing_at);
  insert into rewards.kept_month (month, employee_id, contribution)
  select closed, s.employee_id, sum(s.contribution) from rewards.staying s where s.month = closed group by s.employee_id;
  delete from rewards.staying s where s.month = closed;
  insert into rewards.line (month, employee_id, what, kind, source, event_month, day, customer_id, agreement_id, line_id, group_code,
                            rule_id, stands_in, share, base, amount)
  select closed, l.* from rewards.lines(closed, null) l;
  delete from rewards.due d where d.month = closed;
  insert into rewards.statement (month, employee_id, earned, carried_in)
  select closed, employee_id, coalesce(e.earned, 0), coalesce(d.carried_out, 0)
  from (select employee_id, sum(amount) as earned from rewards.line where month = closed and employee_id is not null group by 1) e
  full join (select employee_id, carried_out from rewards.statement
             where month = (closed - interval '1 month')::date and carried_out < 0) d using (employee_id);
  update rewards.calendar set open_month = (closed + interval '1 month')::date;
  return closed;
end $$;
