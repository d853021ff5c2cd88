-- Rounds: the office looks at what the facts say, mends what is wrong, decides, and puts the groups before everybody at once.
create schema rounds;

create table rounds.round (
  id             bigint generated always as identity primary key,
  from_day       date not null,
  to_day         date not null,
  scope          text not null check (scope in ('movers', 'everybody')),
  note           text check (length(note) <= 500),
  policy_version integer references profitability.policy,
  policy         jsonb,
  mark           bigint,
  figures        jsonb,
  opened_by      bigint references identity.employee,
  opened_at      timestamptz not null default now(),
  computed_at    timestamptz,
  decided_by     bigint references identity.employee,
  decided_at     timestamptz,
  ordered_at     timestamptz,
  published_by   bigint references identity.employee,
  published_at   timestamptz,
  dropped_by     bigint references identity.employee,
  dropped_at     timestamptz,
  check (from_day between '1900-01-01' and to_day and to_day <= '2100-12-31'),
  check (decided_at is null or computed_at is not null),
  check (published_at is null or decided_at is not null),
  check (published_at is null or dropped_at is null)
);
comment on column rounds.round.scope is 'whom the team looks at: those who would move, or everybody';
comment on column rounds.round.policy is 'with its lines drawn over the customers of the period';
comment on column rounds.round.mark is 'of the ledger, when the round was worked out: another since then means that the ledger has moved on';
comment on column rounds.round.figures is 'how many go from which group to which, with what they bring and take';
comment on column rounds.round.computed_at is 'absent as long as it is worked out, for the first time or anew';
create unique index round_under_way on rounds.round ((true)) where published_at is null and dropped_at is null;

-- Where a round puts each customer, with the facts that say so as they were then. A million rows of one round: what names the round
-- is not checked again for each, and customers are followed through merges by a rule.
create table rounds.placement (
  round_id              bigint not null,
  customer_id           bigint not null,
  entries               bigint not null,
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
  tenure                integer not null,
  trend                 numeric not null,
  from_group            text,
  held_group            text,
  raw_before            text,
  raw_group             text,
  to_group              text,
  decided_group         text,
  primary key (round_id, customer_id)
);
comment on column rounds.placement.from_group is 'the group that everybody saw when the round was worked out';
comment on column rounds.placement.held_group is 'the group that the facts gave in the last round; hysteresis starts from it';
comment on column rounds.placement.raw_group is 'what the facts of the period say by themselves';
comment on column rounds.placement.to_group is 'the same with hysteresis: what the round proposes';
comment on column rounds.placement.decided_group is 'what was published instead: an override, or for a dispute still open the group from before';
create index placement_moving on rounds.placement (round_id, (abs(contribution)) desc, customer_id)
  where from_group is distinct from to_group;
create index placement_by_weight on rounds.placement (round_id, (abs(contribution)) desc, customer_id);
insert into customers.merge_rule (relation, field, how, name) values ('rounds.placement', 'customer_id', 'move', null);

-- What somebody says of one customer's placement; the newest counts, as long as the proposal is the one it was said of.
create table rounds.opinion (
  round_id    bigint not null references rounds.round,
  customer_id bigint not null references customers.customer on delete cascade,
  employee_id bigint not null references identity.employee,
  verdict     text not null check (verdict in ('agree', 'contest', 'skip')),
  on_group    text,
  at          timestamptz not null,
  primary key (round_id, customer_id, employee_id)
);
create index opinion_of_customer on rounds.opinion (customer_id);

-- A dispute names a fact of the ledger that is wrong, never a feeling. It ends when the fact is mended, or found to be right.
create table rounds.contest (
  id          bigint generated always as identity primary key,
  round_id    bigint not null references rounds.round,
  customer_id bigint not null references customers.customer on delete cascade,
  fact        text not null check (fact in ('missing-income', 'wrong-cost', 'wrong-time', 'wrong-period')),
  words       text not null check (length(words) between 1 and 1000),
  group_then  text,
  opened_by   bigint references identity.employee,
  opened_at   timestamptz not null,
  outcome     text check (outcome in ('mended', 'unfounded')),
  answer      text check (length(answer) <= 1000),
  group_now   text,
  settled_by  bigint references identity.employee,
  settled_at  timestamptz,
  check ((outcome is null) = (settled_at is null))
);
create index contest_open on rounds.contest (round_id, customer_id) where settled_at is null;
create index contest_of_customer on rounds.contest (customer_id);

create table rounds.remark (
  id          bigint generated always as identity primary key,
  round_id    bigint not null references rounds.round,
  customer_id bigint not null references customers.customer on delete cascade,
  words       text not null check (length(words) between 1 and 1000),
  by_id       bigint references identity.employee,
  at          timestamptz not null
);
create index remark_of_customer on rounds.remark (customer_id, round_id, id);

-- Somebody puts a customer elsewhere than the facts do: with a reason of a closed list, and until a day.
create table rounds.group_override (
  id           bigint generated always as identity primary key,
  round_id     bigint not null references rounds.round,
  customer_id  bigint not null references customers.customer on delete cascade,
  group_code   text not null check (group_code in ('A', 'B', 'C', 'D', 'N')),
  facts_said   text,
  reason       text not null check (reason in ('signed', 'one-off', 'household', 'late-data', 'law')),
  words        text not null check (length(words) between 1 and 1000),
  by_id        bigint references identity.employee,
  at           timestamptz not null,
  expires_on   date not null,
  withdrawn_by bigint references identity.employee,
  withdrawn_at timestamptz
);
comment on column rounds.group_override.facts_said is 'the group of the facts when it was made';
create index group_override_of_customer on rounds.group_override (customer_id, id desc);
create index group_override_latest on rounds.group_override (at desc, id desc);

-- What the office expects of a group until the next round.
create table rounds.plan (
  round_id     bigint not null references rounds.round,
  group_code   text not null check (group_code in ('A', 'B', 'C', 'D', 'N')),
  contribution numeric(18, 2) not null,
  hours        numeric(12, 2) not null check (hours >= 0),
  primary key (round_id, group_code)
);

-- How a group is served. A new version never replaces an old one; the latest is in force.
create table rounds.playbook (
  group_code    text not null check (group_code in ('A', 'B', 'C', 'D', 'N')),
  version       integer not null check (version > 0),
  answer_hours  integer check (answer_hours between 1 and 720),
  channels      text[] not null,
  rhythm_days   integer check (rhythm_days between 1 and 3660),
  held_by       text not null check (held_by in ('person', 'team', 'service')),
  script        text not null check (length(script) <= 4000),
  never         text not null check (length(never) <= 2000),
  adopted_by    bigint references identity.employee,
  adopted_at    timestamptz not null,
  primary key (group_code, version),
  check (channels <@ array['phone', 'mail', 'message', 'visit', 'self-service'])
);
comment on column rounds.playbook.answer_hours is 'within how many hours somebody answers; absent: nothing is promised';
comment on column rounds.playbook.rhythm_days is 'after how many days the office comes forward by itself; absent: it does not';

-- What was measured of a round, good as long as the ledger's mark stands.
create table rounds.measurement (
  round_id bigint not null references rounds.round,
  from_day date not null,
  to_day   date not null,
  mark     bigint not null,
  groups   jsonb not null,
  primary key (round_id, from_day, to_day)
);

insert into audit.unwatched (name, reason) values
  ('rounds.placement', 'worked out from ledger entries by a round, which is watched'),
  ('rounds.measurement', 'worked out from ledger entries');

call identity.let('manager', 'all', 'rounds:see', 'rounds:change', 'rounds:manage');
call identity.let('salesperson', 'team', 'rounds:see', 'rounds:change');
call identity.let('service', 'all', 'rounds:see');
call identity.let('analyst', 'all', 'rounds:see');
