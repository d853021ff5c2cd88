-- Goes through the next customers of an assignment and says how many that were: puts them into the new hands, or, on the way back,
-- into the old ones where nobody has given them to somebody else meanwhile.
create or replace function customers.hand_over(of_assignment bigint, most bigint) returns bigint language plpgsql as $$
declare
  task customers.assignment;
  gone bigint;
begin
  select * into task from customers.assignment where id = of_assignment for update;
  if task.state not in ('running', 'undoing') then
    return 0;
  end if;
  if task.state = 'running' then
    update customers.assigned a
    set before_id = c.owner_id, moved = c.owner_id is distinct from task.owner_id
    from customers.customer c
    where a.assignment_id = task.id and a.place > task.done and a.place <= task.done + most and c.id = a.customer_id;
  end if;
  update customers.customer c
  set owner_id = case task.state when 'running' then task.owner_id else a.before_id end, updated_at = now()
  from customers.assigned a
  where a.assignment_id = task.id and a.place > task.done and a.place <= task.done + most and a.moved and c.id = a.customer_id
    and (task.state = 'running' or c.owner_id is not distinct from task.owner_id);
  gone := greatest(0, least(most, task.customers - task.done));
  update customers.assignment
  set done = done + gone,
      state = case when done + gone < customers then state when state = 'running' then 'done' else 'undone' end
  where id = task.id;
  return gone;
end $$;
