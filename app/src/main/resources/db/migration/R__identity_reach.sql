-- Whose records an employee's work is good for at a moment.
-- own: oneself, those absent whose deputy one is, and the members of the teams that one leads. team: also the members of one's teams.
create or replace function identity.reached(viewer bigint, at timestamptz)
returns table (employee_id bigint, own boolean)
language sql stable as $$
  select r.employee_id, bool_or(r.own)
  from (
    select viewer, true
    union all
    select a.employee_id, true
    from identity.absence a
    where a.deputy_id = viewer
      and (at at time zone (select zone from identity.office))::date between a.first_day and a.last_day
    union all
    select other.employee_id, me.leads
    from identity.membership me join identity.membership other using (team_id)
    where me.employee_id = viewer
  ) r (employee_id, own)
  group by r.employee_id
$$;
