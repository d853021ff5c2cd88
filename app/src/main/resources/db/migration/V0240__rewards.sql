-- Rewards: what the office pays its people for customers who stay, by rules that everybody can read.
create schema rewards;

-- A set of rules. A draft may change; what was adopted never does, and pays from a month on until another set takes over.
create table rewards.rule_set (
  id         bigint generated always as identity primary key,
  note       text check (length(note) <= 500),
  version    integer not null default 1,
  drafted_by bigint references identity.employee,
  drafted_at timestamptz not null,
  from_month date check (extract(day from from_month) = 1),
  adopted_by bigint references identity.employee,
  adopted_at timestamptz,
  check ((from_month is null) = (adopted_at is null))
);
comment on column rewards.rule_set.from_month is 'absent: a draft';
create index rule_set_from on rewards.rule_set (from_month desc, adopted_at desc) where from_month is not null;

-- What one kind of event pays. Of the rules that fit an event the first in the list pays, and no other.
create table rewards.rule (
  id            bigint generated always as identity primary key,
  rule_set_id   bigint not null references rewards.rule_set on delete cascade,
  place         integer not null check (place > 0),
  kind          text not null check (kind in ('renewal', 'repeat', 'retained', 'acquisition', 'referral')),
  group_code    text check (group_code in ('A', 'B', 'C', 'D', 'N')),
  line_id       smallint references agreements.product_line,
  from_month    date check (extract(day from from_month) = 1),
  to_month      date check (extract(day from to_month) = 1),
  rate          numeric(7, 4) check (rate > 0 and rate <= 100),
  amount        numeric(12, 2) check (amount > 0),
  floor         numeric(18, 2) not null default 0 check (floor >= 0),
  window_months integer not null default 0 check (window_months between 0 and 24),
  deputy_share  numeric(7, 4) not null default 0 check (deputy_share between 0 and 100),
  unique (rule_set_id, place),
  check ((rate is null) <> (amount is null)),
  check (from_month <= to_month),
  check (kind <> 'retained' or line_id is null and window_months = 0)
);
comment on column rewards.rule.group_code is 'absent: any group';
comment on column rewards.rule.line_id is 'absent: any line';
comment on column rewards.rule.rate is 'per cent of what the event brought; where that is not how it is paid, amount for each event';
comment on column rewards.rule.floor is 'an event that brought less does not fit';
comment on column rewards.rule.window_months is 'an agreement that ends so soon after the event takes the reward back; 0: none does';
comment on column rewards.rule.deputy_share is 'per cent of the reward that goes to who stood in for the holder';

-- The first month that is not closed: where corrections go. Whoever closes a month or adopts a set holds this row.
create table rewards.calendar (
  one        boolean primary key default true check (one),
  open_month date check (extract(day from open_month) = 1)
);
comment on column rewards.calendar.open_month is 'absent as long as no set was adopted';
insert into rewards.calendar default values;

create table rewards.closing (
  month     date primary key check (extract(day from month) = 1),
  closed_by bigint references identity.employee,
  closed_at timestamptz not null
);

-- A line of a closed month. What it was paid for is named by kind, source and month: so the same event is found again, also where
-- it was corrected in a later month. No foreign keys to agreements: they leave when their import is undone, the line stays.
create table rewards.line (
  id           bigint generated always as identity primary key,
  month        date not null references rewards.closing,
  employee_id  bigint references identity.employee,
  what         text not null check (what in ('reward', 'claw-back', 'dispute')),
  kind         text not null,
  source       bigint not null,
  event_month  date not null,
  day          date not null,
  customer_id  bigint references customers.customer,
  agreement_id bigint,
  line_id      smallint,
  group_code   text,
  rule_id      bigint references rewards.rule,
  stands_in    boolean not null,
  share        numeric not null,
  base         numeric not null,
  amount       numeric(18, 2) not null,
  unique nulls not distinct (month, employee_id, what, kind, source, event_month)
);
comment on column rewards.line.employee_id is 'absent: the customer was in nobody''s hands; nobody is paid, now or later';
comment on column rewards.line.source is 'the renewal, the agreement, the relation, or for what is retained in a month the customer';
comment on column rewards.line.share is 'of the whole reward, from 0 to 1';
comment on column rewards.line.base is 'what the event has brought';
create index line_of_event on rewards.line (kind, source, event_month);
create index line_of_employee on rewards.line (employee_id, month);
create index line_of_event_month on rewards.line (event_month);
create index line_of_customer on rewards.line (customer_id);

-- What somebody is paid for a closed month. Below zero nothing is paid, and the rest is carried into the next month.
create table rewards.statement (
  month       date not null references rewards.closing,
  employee_id bigint not null references identity.employee,
  earned      numeric(18, 2) not null,
  carried_in  numeric(18, 2) not null check (carried_in <= 0),
  payable     numeric(18, 2) not null generated always as (greatest(earned + carried_in, 0)) stored,
  carried_out numeric(18, 2) not null generated always as (least(earned + carried_in, 0)) stored,
  primary key (month, employee_id)
);
create index on rewards.statement (employee_id, month desc);

-- Somebody says that a line is wrong, and why. What is granted goes into the first month that is open then.
create table rewards.dispute (
  id          bigint generated always as identity primary key,
  line_id     bigint not null references rewards.line,
  employee_id bigint not null references identity.employee,
  words       text not null check (length(words) between 1 and 1000),
  at          timestamptz not null,
  version     integer not null default 1,
  outcome     text check (outcome in ('granted', 'declined')),
  correction  numeric(12, 2),
  answer      text check (length(answer) between 1 and 1000),
  settled_by  bigint references identity.employee,
  settled_at  timestamptz,
  check ((outcome is null) = (settled_at is null)),
  check ((outcome is null) = (answer is null)),
  check ((outcome is not distinct from 'granted') = (correction is not null))
);
create unique index dispute_open on rewards.dispute (line_id) where settled_at is null;
create index dispute_of_employee on rewards.dispute (employee_id, id desc);

-- Closed is closed. A line changes only whose it was, when two customers turn out to be one or nothing is to be known of them.
create function rewards.keep_closed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or to_jsonb(new) - array['customer_id', 'agreement_id'] <> to_jsonb(old) - array['customer_id', 'agreement_id'] then
    raise exception 'a closed month never changes: corrections go to the next' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger lines_are_kept before update or delete on rewards.line for each row execute function rewards.keep_closed();
create function rewards.keep_statements() returns trigger language plpgsql as $$
begin
  raise exception 'a closed month never changes: corrections go to the next' using errcode = 'restrict_violation';
end $$;
create trigger statements_are_kept before update or delete on rewards.statement for each row execute function rewards.keep_statements();

-- What is asked for by day.
create index renewal_day on agreements.renewal (day);
create index agreement_start on agreements.agreement (start_on) where start_on is not null;

insert into customers.outliving (relation, field, forgets, reason) values
  ('rewards.line', 'customer_id', array['agreement_id'], 'what the office has paid its people stays in its books, without a name');
insert into audit.unwatched (name, reason) values
  ('rewards.line', 'worked out by the closing of a month, which is watched, and never changed'),
  ('rewards.statement', 'worked out by the closing of a month, which is watched, and never changed');

call identity.let('manager', 'all', 'rewards:see', 'rewards:manage', 'rewards:export');
call identity.let('salesperson', 'own', 'rewards:see');
call identity.let('service', 'own', 'rewards:see');
