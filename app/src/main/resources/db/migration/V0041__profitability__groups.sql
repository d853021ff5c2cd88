-- Groups: which policy put a customer where, when and why.
create table profitability.policy (
  version    integer generated always as identity primary key,
  rules      jsonb not null,
  note       text check (length(note) <= 500),
  created_by bigint,
  created_at timestamptz not null default now()
);

create table profitability.classification (
  id             bigint generated always as identity primary key,
  policy_version integer not null references profitability.policy,
  from_day       date not null,
  to_day         date not null,
  policy         jsonb not null,
  moves          jsonb not null,
  customers      bigint not null,
  moved          bigint not null,
  waiting        bigint not null,
  at             timestamptz not null default now(),
  check (from_day <= to_day),
  unique (to_day)
);

-- The facts of each customer over the office's standard period, kept ready by the ledger's own writes, and their group.
create table profitability.standing (
  customer_id           bigint primary key,
  tie                   text not null,
  entries               integer not null,
  income                numeric not null,
  direct_cost           numeric not null,
  seconds               bigint not null,
  estimated_seconds     bigint not null,
  time_cost             numeric not null,
  contribution          numeric not null,
  contribution_per_hour numeric,
  persistence           numeric not null,
  breadth               integer not null,
  regularity            numeric,
  lines                 bigint not null,
  tenure                integer not null,
  trend                 numeric not null,
  group_code            text check (group_code in ('A', 'B', 'C', 'D', 'N')),
  group_before          text,
  raw_group             text,
  raw_before            text
) with (fillfactor = 60);
comment on table profitability.standing is 'pages keep room, so that what is not indexed changes in place';
comment on column profitability.standing.tie is 'breaks ties in rankings: external ids, as numbers where they are numbers';
create index standing_contribution on profitability.standing (contribution desc, tie);
create index standing_income on profitability.standing (income desc, tie);
create index standing_time on profitability.standing (seconds desc, tie);
create index standing_trend on profitability.standing (trend desc, tie);
create index standing_group on profitability.standing (group_code, contribution desc, tie);

create table profitability.standard_period (
  one      boolean primary key default true check (one),
  from_day date not null,
  to_day   date not null
);

-- One classification writes as many rows as there are customers: a check of each against the same row of classification tells nothing.
create table profitability.group_change (
  classification_id bigint not null,
  customer_id       bigint not null references customers.customer on delete cascade,
  from_group        text,
  to_group          text not null,
  reason            text not null check (reason in ('first', 'agreed', 'large')),
  contribution      numeric not null,
  seconds           bigint not null,
  primary key (customer_id, classification_id)
);
create index on profitability.group_change (classification_id);

-- What was worked out for a period, good as long as the ledger's mark stands.
create table profitability.snapshot (
  from_day date not null,
  to_day   date not null,
  mark     bigint not null,
  summary  jsonb not null,
  curve    jsonb not null,
  at       timestamptz not null default now(),
  primary key (from_day, to_day)
);
