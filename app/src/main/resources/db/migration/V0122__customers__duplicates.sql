-- Customers who may be one, until somebody says that they are or are not.
create table customers.duplicate (
  one_id       bigint not null references customers.customer on delete cascade,
  other_id     bigint not null references customers.customer on delete cascade,
  score        integer not null,
  reasons      text[] not null,
  found_at     timestamptz not null default now(),
  primary key (one_id, other_id)
);
comment on column customers.duplicate.one_id is 'the one of the two with the lower id';
create index duplicate_by_score on customers.duplicate (score desc, one_id, other_id);
create index on customers.duplicate (other_id);

-- Two of whom somebody has said that they are two: it is not asked again.
create table customers.known_apart (
  one_id   bigint not null references customers.customer on delete cascade,
  other_id bigint not null references customers.customer on delete cascade,
  by_id    bigint references identity.employee,
  at       timestamptz not null default now(),
  primary key (one_id, other_id)
);
create index on customers.known_apart (other_id);

-- Whoever is new or has changed, and has not been compared yet.
create table customers.uncompared (
  customer_id bigint not null
);

insert into customers.merge_rule (relation, field, how) values
  ('customers.duplicate', 'one_id', 'aside'), ('customers.duplicate', 'other_id', 'aside'),
  ('customers.known_apart', 'one_id', 'aside'), ('customers.known_apart', 'other_id', 'aside');
insert into audit.unwatched (name, reason) values
  ('customers.uncompared', 'work that waits'),
  ('customers.duplicate', 'worked out from customers; what people say of it is watched in customers.known_apart');
create index customer_birth on customers.customer (birth_date) where birth_date is not null;

create function customers.compare_later() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'contact_point' then
    insert into customers.uncompared (customer_id) select distinct n.customer_id from now n;
  elsif tg_op = 'INSERT' then
    insert into customers.uncompared (customer_id) select n.id from now n;
  else
    insert into customers.uncompared (customer_id)
    select n.id from now n join was w on w.id = n.id
    where (n.name_key, n.israeli_id, n.birth_date) is distinct from (w.name_key, w.israeli_id, w.birth_date);
  end if;
  return null;
end $$;
create trigger new_ones_are_compared after insert on customers.customer
  referencing new table as now for each statement execute function customers.compare_later();
create trigger changed_ones_are_compared after update on customers.customer
  referencing old table as was new table as now for each statement execute function customers.compare_later();
create trigger those_reached_otherwise_are_compared after insert on customers.contact_point
  referencing new table as now for each statement execute function customers.compare_later();

insert into customers.uncompared (customer_id) select id from customers.customer;
