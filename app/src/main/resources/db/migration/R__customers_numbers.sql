-- Whom a number belongs to of which somebody has typed a part. They wait with each digit, and planning for the very
-- digits took longer than finding them.

-- Phones that end in these digits, the last of them first, or lie between two numbers.
create or replace function customers.phones(ending text, low text, high text)
returns table (customer bigint, mark text) language plpgsql stable parallel safe rows 50
set plan_cache_mode = force_generic_plan as $$
begin
  return query
    select p.customer_id, p.value
    from customers.contact_point p
    where p.kind = 'phone'
      and ((reverse(p.key) ~>=~ ending and reverse(p.key) ~<~ (ending || '~')) or p.key between low and high);
end $$;

-- Israeli ids that begin with these digits.
create or replace function customers.israeli_ids(beginning text)
returns table (customer bigint, mark text) language plpgsql stable parallel safe rows 5
set plan_cache_mode = force_generic_plan as $$
begin
  return query
    select c.id, c.israeli_id
    from customers.customer c
    where c.israeli_id between beginning and beginning || '999999999';
end $$;
