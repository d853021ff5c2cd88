-- The latest interactions in whose summary these words stand, but for those that were withdrawn. A word that one in a hundred of the
-- latest has goes down the order of time; any other by the index, some thousand of them: the planner holds a word that it does not
-- know, or that nobody ever said, for one in two hundred. Of several it knows each, but not whether they ever stand together: two
-- frequent ones that never do would be looked for in all there are.
create or replace function interactions.found(asked text[]) returns table (customer_id bigint, at timestamptz, said text)
language plpgsql stable set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
#variable_conflict use_column
declare
  sought tsquery := customers.sought(asked);
begin
  if cardinality(asked) = 1
     and (select count(*) >= 20 from (select i.words from interactions.interaction i order by i.at desc limit 2000) l where l.words @@ sought) then
    return query
      select i.customer_id, i.at, i.summary
      from interactions.interaction i
      where i.words @@ sought and not exists (select from interactions.retraction r where r.interaction_id = i.id)
      order by i.at desc limit 500;
  else
    return query
      with hits as materialized (
        select i.customer_id, i.at, i.summary
        from interactions.interaction i
        where i.words @@ sought and not exists (select from interactions.retraction r where r.interaction_id = i.id)
        limit 20000)
      select h.customer_id, h.at, h.summary from hits h order by h.at desc limit 500;
  end if;
end $$;

-- The same of the tasks of customers, by their title.
create or replace function interactions.tasks_found(asked text[])
returns table (customer_id bigint, at timestamptz, said text, owner_id bigint, created_by bigint)
language plpgsql stable set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
#variable_conflict use_column
declare
  sought tsquery := customers.sought(asked);
begin
  if cardinality(asked) = 1
     and (select count(*) >= 20
          from (select t.words from interactions.task t where t.customer_id is not null order by t.created_at desc limit 2000) l
          where l.words @@ sought) then
    return query
      select t.customer_id, t.created_at, t.title, t.owner_id, t.created_by
      from interactions.task t
      where t.words @@ sought and t.customer_id is not null and t.trashed_at is null
      order by t.created_at desc limit 500;
  else
    return query
      with hits as materialized (
        select t.customer_id, t.created_at, t.title, t.owner_id, t.created_by
        from interactions.task t
        where t.words @@ sought and t.customer_id is not null and t.trashed_at is null
        limit 20000)
      select h.customer_id, h.created_at, h.title, h.owner_id, h.created_by from hits h order by h.created_at desc limit 500;
  end if;
end $$;
