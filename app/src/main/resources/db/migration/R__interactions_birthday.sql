-- Whose birthday is when: the month and the day as one number, 504 for the fourth of May.
create or replace view interactions.birthday as
select c.id as customer_id, c.owner_id, c.birth_date,
       (extract(month from c.birth_date) * 100 + extract(day from c.birth_date)) as day
from customers.customer c
where c.owner_id is not null and c.birth_date is not null;
