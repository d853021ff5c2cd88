-- What is sold, and the recurring contracts that customers hold.
create schema agreements;

-- At most 62 lines: the ledger keeps the lines of a month as the bits of one number.
create table agreements.product_line (
  id   smallint primary key check (id between 0 and 61),
  code text not null unique check (length(code) between 1 and 60),
  name text
);
comment on column agreements.product_line.name is 'as the office writes it; absent where the code is one that ships with the product';

create table agreements.agreement (
  id          bigint generated always as identity primary key,
  customer_id bigint not null references customers.customer,
  number      text not null check (length(number) between 1 and 100),
  line_id     smallint references agreements.product_line,
  premium     numeric(18, 4),
  start_on    date,
  renewal_on  date,
  ended_on    date,
  import_id   bigint references importing.import,
  version     integer not null default 1,
  created_at  timestamptz not null default now(),
  unique (customer_id, number)
);
create index on agreements.agreement (import_id) where import_id is not null;

create unlogged table agreements.staged (
  number           bigint primary key,
  customer_id      bigint not null,
  agreement_number text not null,
  line_id          smallint,
  premium          numeric(18, 4),
  start_on         date,
  renewal_on       date,
  ended_on         date
);
