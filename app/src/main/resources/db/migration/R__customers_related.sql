-- Relations from both sides: who is what to whom. Where it is read from the other side than it is kept, the role is the inverse one.
create or replace view customers.related as
select other_id as whose_id, customer_id as who_id, role, false as turned, from_day, to_day from customers.relation
union all
select customer_id, other_id, role, true, from_day, to_day from customers.relation;
