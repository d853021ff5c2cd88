create schema visitors;
create schema payments;

create table visitors.visitor (
  id bigint generated always as identity primary key,
  name text not null,
  seen_at timestamptz not null default now()
);

create table payments.payment (
  id bigint primary key,
  visitor_id bigint not null references visitors.visitor,
  amount numeric(12, 2) not null check (amount <> 0)
);

create view payments.total as
  select visitor_id, sum(amount) as amount from payments.payment group by visitor_id;

create function payments.between_days(first date, last date) returns table (visitor_id bigint, amount numeric)
  language sql stable as $$ select visitor_id, sum(amount) from payments.payment group by visitor_id $$;
