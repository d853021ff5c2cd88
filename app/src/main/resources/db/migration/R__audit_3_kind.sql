-- What there are entries of, without reading them all: the tables that are watched, and what is read.
create or replace view audit.kind as
select split_part(encode(t.tgargs, 'escape'), '\000', 1) as what from pg_trigger t where t.tgname = 'audit_insert'
union select unnest(array['customer', 'ledger', 'standing', 'import-row', 'session', 'audit']);

-- Who acted, by the name they had last; from one to the next in the index, since there are few people and many entries.
create or replace view audit.person as
with recursive people as (
  (select e.employee_id from audit.entry e where e.employee_id is not null order by e.employee_id limit 1)
  union all
  select (select e.employee_id from audit.entry e where e.employee_id > p.employee_id order by e.employee_id limit 1)
  from people p where p.employee_id is not null)
select p.employee_id,
       (select e.name from audit.entry e where e.employee_id = p.employee_id order by e.at desc, e.id desc limit 1) as name
from people p where p.employee_id is not null;
