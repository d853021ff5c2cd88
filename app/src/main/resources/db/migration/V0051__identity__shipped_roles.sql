-- What the roles that ship may do, so far. The owner has no rows: an owner may everything.
-- Later modules add their own lines in their own migrations, by identity.let().

call identity.let('manager', 'all',
  'customers:see', 'customers:create', 'customers:change', 'customers:delete', 'customers:export', 'agreements:see',
  'ledger:see', 'ledger:change', 'numbers:see', 'groups:see', 'groups:manage', 'rates:see', 'imports:see', 'imports:manage',
  'employees:see', 'employees:manage', 'api-keys:manage');

call identity.let('salesperson', 'own', 'customers:see', 'customers:change', 'agreements:see', 'ledger:see', 'ledger:change');
call identity.let('salesperson', 'all', 'customers:create', 'groups:see', 'employees:see');

call identity.let('service', 'all',
  'customers:see', 'customers:create', 'customers:change', 'agreements:see', 'ledger:see', 'ledger:change', 'groups:see', 'employees:see');

-- Reads numbers, and never learns how to reach anybody.
call identity.let('analyst', 'all',
  'customers:see', 'customers:export', 'agreements:see', 'ledger:see', 'numbers:see', 'groups:see', 'rates:see');
insert into identity.role_field (role_id, field, access, exported)
select r.id, f, 'hidden', false
from identity.role r cross join unnest(array['customers.contact-points', 'customers.israeli-id', 'customers.birth-date', 'customers.details']) f
where r.code = 'analyst';
