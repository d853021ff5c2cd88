-- What an open case owes its customer next, and by when: an answer, as long as one is promised and there was none; else the solution.
-- Nothing while it is the customer's turn.
create or replace view cases.owed as
select c.id as case_id, c.owner_id,
       case when c.answered_at is null and c.answer_by < c.due_at then 'answer' else 'solution' end as promise,
       case when c.answered_at is null and c.answer_by < c.due_at then c.answer_by else c.due_at end as due_at
from cases.customer_case c join customers.customer cu on cu.id = c.customer_id
where c.closed_at is null and c.merged_into is null and c.waits_since is null and cu.trashed_at is null;

-- What nobody watches yet, or no longer by the promise at which it stands, and since when the promise runs.
create or replace view cases.unwatched as
select o.case_id, o.promise, o.due_at,
       coalesce((select max(s.at) from cases.case_step s
                 where s.case_id = o.case_id and s.kind in ('opened', 'reopened', 'resumed')), o.due_at) as since
from cases.owed o
where not exists (select from cases.watch w where w.case_id = o.case_id and w.promise = o.promise and w.due_at = o.due_at);

-- Who stands on the rungs of a case: its customer's team, else the teams of whoever has it, else of whoever has the customer; and all who
-- manage cases.
create or replace view cases.ladder as
select c.id as case_id, case when m.leads then 'leads' else 'mates' end as rung, m.employee_id
from cases.customer_case c
join customers.customer cu on cu.id = c.customer_id
join identity.membership m on case when cu.team_id is not null then m.team_id = cu.team_id
  else m.team_id in (select t.team_id from identity.membership t where t.employee_id = coalesce(c.owner_id, cu.owner_id)) end
where m.employee_id is distinct from c.owner_id
union
select c.id, 'managers', e.id
from cases.customer_case c
cross join identity.employee e
join identity.role r on r.id = e.role_id
where e.id is distinct from c.owner_id
  and (r.everything or exists (select from identity.role_grant g where g.role_id = r.id and g.permission = 'cases:manage'));

-- Of whom a case is asked: whoever was told, as long as the promise is not kept, and nobody has it in hand who was told then or later.
create or replace view cases.alarm as
select distinct on (t.employee_id, e.case_id) t.employee_id, e.case_id, e.rung, e.promise, e.due_at, t.told_at
from cases.escalation_told t
join cases.escalation e on e.id = t.escalation_id
join cases.owed o on o.case_id = e.case_id and o.promise = e.promise and o.due_at = e.due_at
where t.told_at is not null and e.ended_at is null
  and not exists (
    select from cases.escalation e2 join cases.escalation_told t2 on t2.escalation_id = e2.id
    where e2.case_id = e.case_id and e2.promise = e.promise and e2.due_at = e.due_at and e2.id >= e.id
      and t2.employee_id = o.owner_id and t2.told_at is not null)
order by t.employee_id, e.case_id, e.id desc;
