-- Households and groups are customers too: they have a name, an address and a ledger, and others belong to them.
alter table customers.customer
  drop constraint customer_kind_check,
  add constraint customer_kind_check check (kind in ('person', 'business', 'household', 'group'));

-- What customers are to each other: kept once, read from both sides. Whoever is named here is used, and outlives the undoing of the
-- import that brought them.
create table customers.relation (
  id          bigint generated always as identity primary key,
  customer_id bigint not null references customers.customer,
  role        text not null check (role in
    ('member', 'owner', 'parent', 'spouse', 'sibling', 'broker', 'referrer', 'insured', 'payer', 'employee', 'contact')),
  other_id    bigint not null references customers.customer,
  from_day    date,
  to_day      date,
  created_at  timestamptz not null default now(),
  unique (customer_id, role, other_id),
  check (customer_id <> other_id),
  check (role not in ('spouse', 'sibling') or customer_id < other_id),
  check (from_day <= to_day)
);
comment on table customers.relation is 'the customer is this to the other';
comment on column customers.relation.from_day is 'absent: since ever; to_day likewise: still';
create index relation_other on customers.relation (other_id);
