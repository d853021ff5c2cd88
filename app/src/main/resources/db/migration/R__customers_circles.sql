-- Whether the customer, once they are this to the other, would be it to themselves by way of others: whether the other is it to
-- them already. Two who ask at once are answered one after the other.
create or replace function customers.closes_circle(of_role text, of_customer bigint, of_other bigint) returns boolean
language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('customers.relation'));
  return exists (
    with recursive reached (id) as (
      select of_other
      union
      select r.other_id from reached join customers.relation r on r.customer_id = reached.id and r.role = of_role)
    select from reached where id = of_customer);
end $$;
