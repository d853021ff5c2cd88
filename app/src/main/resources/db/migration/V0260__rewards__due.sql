-- What is owed for months that are open is kept ready: worked out anew for each customer of whom something has changed.
drop function if exists rewards.statements(date, bigint);
drop function if exists rewards.lines(date, bigint);
drop function if exists rewards.kept(date, date, bigint);
drop function if exists rewards.simulated(bigint, date, date);
drop function if exists rewards.earned(bigint, date, date, date, bigint, boolean);
drop function if exists rewards.events(date, date, date, bigint);
drop function if exists rewards.earned_by(bigint);
drop function if exists rewards.group_on(bigint, date);
drop view if exists rewards.holder;

-- The lines of all open months. Worked out from what has its foreign keys, and gone with the customer by a trigger of its own.
create table rewards.due (
  month        date not null,
  employee_id  bigint,
  what         text not null,
  kind         text not null,
  source       bigint not null,
  event_month  date not null,
  day          date not null,
  customer_id  bigint not null,
  agreement_id bigint,
  line_id      smallint,
  group_code   text,
  rule_id      bigint not null,
  stands_in    boolean not null,
  share        numeric not null,
  base         numeric not null,
  amount       numeric(18, 2) not null
);
comment on column rewards.due.employee_id is 'absent: the customer was in nobody''s hands';
create index due_of_employee on rewards.due (month, employee_id) include (kind, amount);
create index due_of_customer on rewards.due (customer_id);

-- What customers who were there a year before bring in open months, and in whose hands they are at the end of each.
create table rewards.staying (
  month        date not null,
  employee_id  bigint,
  customer_id  bigint not null,
  contribution numeric not null
);
create index staying_of_employee on rewards.staying (month, employee_id) include (contribution);
create index staying_of_customer on rewards.staying (customer_id);

-- Customers whose lines no longer agree with what is known of them. Triggers put them here; catch_up() works it off. The same one may
-- be here twice: whoever found one already there would trust somebody who has not read what they are about to write.
create table rewards.stale (
  customer_id bigint
);
comment on column rewards.stale.customer_id is 'absent: all of them';
insert into rewards.stale values (null);

-- The same of closed months, as it stood when they were closed.
create table rewards.kept_month (
  month        date not null references rewards.closing,
  employee_id  bigint references identity.employee,
  contribution numeric not null,
  unique nulls not distinct (month, employee_id)
);
comment on column rewards.kept_month.employee_id is 'absent: in nobody''s hands';

insert into audit.unwatched (name, reason) values
  ('rewards.due', 'worked out from what is watched, again and again'),
  ('rewards.staying', 'worked out from what is watched, again and again'),
  ('rewards.stale', 'worked off within a minute'),
  ('rewards.kept_month', 'worked out by the closing of a month, which is watched, and never changed');

-- Whatever is reckoned with says of which customers it has changed.
create function rewards.outdate() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into rewards.stale select distinct o.customer_id from old_rows o;
  end if;
  if tg_op <> 'DELETE' then
    insert into rewards.stale select distinct n.customer_id from new_rows n;
  end if;
  return null;
end $$;

do $$
declare
  watched text;
begin
  foreach watched in array array['agreements.agreement', 'agreements.renewal', 'profitability.customer_month', 'profitability.group_change'] loop
    execute format('create trigger outdates_rewards_new after insert on %s referencing new table as new_rows
                    for each statement execute function rewards.outdate()', watched);
    execute format('create trigger outdates_rewards_changed after update on %s referencing old table as old_rows new table as new_rows
                    for each statement execute function rewards.outdate()', watched);
    execute format('create trigger outdates_rewards_gone after delete on %s referencing old table as old_rows
                    for each statement execute function rewards.outdate()', watched);
  end loop;
end $$;

create function rewards.outdate_renewal() returns trigger language plpgsql as $$
begin
  insert into rewards.stale
  select r.customer_id from agreements.renewal r where r.id in (old.renewal_id, new.renewal_id);
  return null;
end $$;
create trigger outdates_rewards after insert or update or delete on agreements.renewal_undoing
  for each row execute function rewards.outdate_renewal();

-- A referral is of whoever was sent.
create function rewards.outdate_referral() returns trigger language plpgsql as $$
begin
  insert into rewards.stale
  select x.id from unnest(array[old.other_id, new.other_id]) x (id)
  where x.id is not null and 'referrer' in (old.role, new.role);
  return null;
end $$;
create trigger outdates_rewards after insert or update or delete on customers.relation
  for each row execute function rewards.outdate_referral();

-- Whose hands they are in goes for them, and for those whom they have sent.
create function rewards.outdate_held() returns trigger language plpgsql as $$
begin
  insert into rewards.stale
  select x.id from unnest(array[old.customer_id, new.customer_id]) x (id) where x.id is not null
  union all
  select r.other_id from customers.relation r where r.customer_id in (old.customer_id, new.customer_id) and r.role = 'referrer';
  return null;
end $$;
create trigger outdates_rewards after insert or update or delete on books.holding
  for each row execute function rewards.outdate_held();

-- Who stands in for somebody, and who has left: all customers who were ever theirs, and those whom these have sent.
create function rewards.outdate_employee() returns trigger language plpgsql as $$
begin
  with theirs as (select distinct h.customer_id from books.holding h where h.employee_id in (old.employee_id, new.employee_id))
  insert into rewards.stale
  select t.customer_id from theirs t
  union all
  select r.other_id from theirs t join customers.relation r on r.customer_id = t.customer_id and r.role = 'referrer';
  return null;
end $$;
create trigger outdates_rewards after insert or update or delete on identity.absence
  for each row execute function rewards.outdate_employee();
create trigger outdates_rewards after insert or update or delete on identity.disabling
  for each row execute function rewards.outdate_employee();

-- A line that changes whose it was, because two customers turned out to be one.
create function rewards.outdate_line() returns trigger language plpgsql as $$
begin
  insert into rewards.stale values (old.customer_id), (new.customer_id);
  return null;
end $$;
create trigger outdates_rewards after update of customer_id on rewards.line
  for each row when (old.customer_id is distinct from new.customer_id and old.customer_id is not null and new.customer_id is not null)
  execute function rewards.outdate_line();

create function rewards.outdate_all() returns trigger language plpgsql as $$
begin
  insert into rewards.stale values (null);
  return null;
end $$;
create trigger outdates_rewards after update of from_month on rewards.rule_set
  for each row execute function rewards.outdate_all();
create trigger outdates_rewards after update of zone on identity.office
  for each row when (old.zone is distinct from new.zone) execute function rewards.outdate_all();

-- Of whoever has ended nothing is to be known, not even until the next look.
create function rewards.forget() returns trigger language plpgsql as $$
begin
  delete from rewards.due d where d.customer_id = new.id;
  delete from rewards.staying s where s.customer_id = new.id;
  insert into rewards.stale values (new.id);
  return null;
end $$;
create trigger forgets_rewards after update of ended_at on customers.customer
  for each row when (old.ended_at is distinct from new.ended_at) execute function rewards.forget();

-- Months that are closed already: as the ledger says now.
insert into rewards.kept_month (month, employee_id, contribution)
select c.month, h.employee_id, sum(round(m.income - m.direct_cost - m.rated_seconds / 3600, 2))
from rewards.closing c
cross join identity.office o
join profitability.customer_month m on m.month = c.month
left join books.holding h on h.customer_id = m.customer_id
  and ((h.from_at at time zone o.zone)::date < c.month + interval '1 month'
       or not exists (select from books.holding b where b.customer_id = h.customer_id and b.from_at < h.from_at))
  and coalesce((h.until_at at time zone o.zone)::date, 'infinity') >= c.month + interval '1 month'
where exists (select from profitability.customer_month y
              where y.customer_id = m.customer_id and y.month <= (m.month - interval '1 year')::date)
group by c.month, h.employee_id;
