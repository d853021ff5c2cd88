-- What the office settles once and seldom changes is kept by the program from one request to the next, for as long as this mark
-- stands. Every statement that changes one of these tables makes another one, which is seen with what it changed and not before.
create table identity.settled (
  one  boolean primary key default true check (one),
  mark uuid not null default gen_random_uuid());

insert into identity.settled default values;

insert into audit.unwatched (name, reason) values ('identity.settled', 'says only that something else has changed, which is noted itself');

create function identity.unsettle() returns trigger language plpgsql as $$
begin
  update identity.settled set mark = gen_random_uuid();
  return null;
end $$;

do $$
declare
  settled regclass;
begin
  foreach settled in array array[
    'identity.office', 'identity.employee', 'identity.disabling', 'identity.role', 'identity.role_grant', 'identity.role_field',
    'identity.team', 'identity.membership', 'identity.absence',
    'fields.field', 'fields.choice', 'customers.tag', 'files.allowance', 'agreements.product_line',
    'profitability.standard_period', 'profitability.classification', 'profitability.release',
    'rounds.playbook']::regclass[]
  loop
    execute format('create trigger unsettle after insert or update or delete or truncate on %s '
                   'for each statement execute function identity.unsettle()', settled);
  end loop;
end $$;
