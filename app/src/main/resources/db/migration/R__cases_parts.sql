-- A case with all that have become part of it, however far down.
create or replace function cases.parts(of_case bigint) returns table (id bigint) language sql stable as $$
  with recursive part (id) as (
    select of_case
    union
    select c.id from cases.customer_case c join part on c.merged_into = part.id)
  select part.id from part
$$;

-- The case in which one is found now: itself, unless it is part of another.
create or replace function cases.whole(of_case bigint) returns bigint language sql stable as $$
  with recursive up (id, merged_into) as (
    select c.id, c.merged_into from cases.customer_case c where c.id = of_case
    union
    select c.id, c.merged_into from cases.customer_case c join up on c.id = up.merged_into)
  select up.id from up where up.merged_into is null
$$;

-- What a case and all its parts are linked to, each other one as the case in which it is found now; forward where they say so themselves.
create or replace function cases.linked(of_case bigint) returns table (kind text, forward boolean, other_id bigint)
language sql stable as $$
  select distinct l.kind, l.forward, l.other_id
  from (
    select l.kind, true as forward, cases.whole(l.other_id) as other_id
    from cases.case_link l where l.case_id in (select p.id from cases.parts(of_case) p)
    union all
    select l.kind, l.kind = 'related', cases.whole(l.case_id)
    from cases.case_link l where l.other_id in (select p.id from cases.parts(of_case) p)) l
  where l.other_id <> cases.whole(of_case)
$$;

-- Whether one case leads to another by links of a kind, over however many: nothing may be its own cause.
create or replace function cases.leads_to(one bigint, other bigint, by_kind text) returns boolean language sql stable as $$
  with recursive way (id) as (
    select one
    union
    select l.other_id from cases.case_link l join way on l.case_id = way.id where l.kind = by_kind)
  select exists (select from way where way.id = other)
$$;
