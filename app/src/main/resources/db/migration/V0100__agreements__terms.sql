-- What is sold within the lines, what an agreement brings, and what becomes of it: renewals, lapses, every change.
create table agreements.product (
  id              bigint generated always as identity primary key,
  line_id         smallint not null references agreements.product_line,
  name            text not null check (name = btrim(name) and length(name) between 1 and 100),
  commission_rate numeric(7, 4) check (commission_rate between 0 and 100),
  version         integer not null default 1
);
comment on column agreements.product.commission_rate is 'per cent of the premium, for new agreements that say none themselves';
create unique index product_name on agreements.product (line_id, lower(name));

-- A product that is not sold any more. To sell it again, the row goes.
create table agreements.withdrawal (
  product_id bigint primary key references agreements.product,
  by_id      bigint references identity.employee,
  at         timestamptz not null
);

-- An agreement that has gone before its time, and why.
create table agreements.lapse (
  id              bigint generated always as identity primary key,
  agreement_id    bigint not null references agreements.agreement,
  customer_id     bigint not null references customers.customer,
  day             date not null,
  reason          text not null check (reason in ('price', 'service', 'competitor', 'need', 'payment', 'insurer', 'other')),
  note            text check (length(note) <= 400),
  returned        numeric(18, 4) check (returned > 0),
  before_ended_on date,
  by_id           bigint references identity.employee,
  at              timestamptz not null
);
comment on column agreements.lapse.returned is 'commission that goes back to whoever paid it';
create index on agreements.lapse (agreement_id);
create index on agreements.lapse (customer_id);
create table agreements.lapse_undoing (
  lapse_id bigint primary key references agreements.lapse,
  by_id    bigint references identity.employee,
  at       timestamptz not null
);

-- Another term of an agreement, and what it said before.
create table agreements.renewal (
  id                bigint generated always as identity primary key,
  agreement_id      bigint not null references agreements.agreement,
  customer_id       bigint not null references customers.customer,
  day               date not null,
  until             date not null,
  premium           numeric(18, 4),
  commission_rate   numeric(7, 4),
  commission_amount numeric(18, 4),
  before_until      date,
  before_premium    numeric(18, 4),
  before_rate       numeric(7, 4),
  before_amount     numeric(18, 4),
  by_id             bigint references identity.employee,
  at                timestamptz not null
);
create index on agreements.renewal (agreement_id);
create index on agreements.renewal (customer_id);
create table agreements.renewal_undoing (
  renewal_id bigint primary key references agreements.renewal,
  by_id      bigint references identity.employee,
  at         timestamptz not null
);

alter table agreements.agreement
  add product_id        bigint references agreements.product,
  add commission_rate   numeric(7, 4) check (commission_rate between 0 and 100),
  add commission_amount numeric(18, 4),
  add offered_on        date,
  add lapse_id          bigint references agreements.lapse,
  add due   numeric not null generated always as (coalesce(commission_amount, round(premium * commission_rate / 100, 2), 0)) stored,
  add worth numeric not null generated always as (coalesce(premium, 0)) stored,
  add check (commission_rate is null or commission_amount is null),
  add check (lapse_id is null or ended_on is not null);
comment on column agreements.agreement.commission_rate is 'per cent of the premium; where that is not how it is paid, commission_amount for each term';
comment on column agreements.agreement.lapse_id is 'the lapse that stands';
comment on column agreements.agreement.due is 'the commission of a term; with worth, the premium, it orders the renewals by what is at stake';

-- The renewals that come, by what is at stake and by day.
create index agreement_stake on agreements.agreement (due desc, worth desc, id desc)
  where ended_on is null and renewal_on is not null;
create index agreement_renewal on agreements.agreement (renewal_on, id)
  where ended_on is null and renewal_on is not null;
create index agreement_number on agreements.agreement (number text_pattern_ops);
create index agreement_product on agreements.agreement (product_id) where product_id is not null;

-- Every change of an agreement, field by field: what its page tells.
create table agreements.change (
  id           bigint generated always as identity primary key,
  agreement_id bigint not null references agreements.agreement on delete cascade,
  at           timestamptz not null default clock_timestamp(),
  name         text not null,
  import_id    bigint,
  field        text not null,
  before       text,
  after        text
);
comment on column agreements.change.name is 'of who changed it, as it was then';
create index on agreements.change (agreement_id, id desc);
insert into audit.unwatched (name, reason) values
  ('agreements.change', 'is itself the before and after of an agreement, which is watched');

insert into audit.column_rule (name, column_name, rule) values
  ('agreements.agreement', 'due', 'silent'),
  ('agreements.agreement', 'worth', 'silent');

call identity.let('manager', 'all', 'agreements:change', 'agreements:export', 'products:manage');
call identity.let('salesperson', 'own', 'agreements:change');
call identity.let('service', 'all', 'agreements:change');
call identity.let('analyst', 'all', 'agreements:export');
