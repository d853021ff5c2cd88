-- Interactions in whose summary these words stand, but for those that were withdrawn; tasks of customers by their title. What a query
-- adds to it (whose they are, in what order, how many) is planned together with it.
create or replace function interactions.found(asked text[]) returns table (customer_id bigint, at timestamptz, said text)
language sql stable parallel safe
begin atomic
  select i.customer_id, i.at, i.summary
  from interactions.interaction i
  where i.words @@ customers.sought(asked) and not exists (select from interactions.retraction r where r.interaction_id = i.id);
end;

create or replace function interactions.tasks_found(asked text[])
returns table (customer_id bigint, at timestamptz, said text, owner_id bigint, created_by bigint)
language sql stable parallel safe
begin atomic
  select t.customer_id, t.created_at, t.title, t.owner_id, t.created_by
  from interactions.task t
  where t.words @@ customers.sought(asked) and t.customer_id is not null;
end;
