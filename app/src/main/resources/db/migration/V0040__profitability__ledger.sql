-- The ledger: what each customer brought and took. Entries are never edited; a correction is a new entry.
create schema profitability;

create table profitability.hourly_cost (
  valid_from date primary key,
  amount     numeric(10, 2) not null check (amount >= 0)
);

create table profitability.activity (
  code  text primary key check (length(code) between 1 and 60),
  name  text,
  place smallint not null default 100
);
comment on column profitability.activity.name is 'as the office writes it; absent where the code is one that ships with the product';

create table profitability.standard_minutes (
  activity   text not null references profitability.activity,
  valid_from date not null,
  minutes    numeric(8, 2) not null check (minutes >= 0),
  primary key (activity, valid_from)
);

insert into profitability.activity (code, place)
values ('renewal', 1), ('claim', 2), ('call', 3), ('email', 4), ('meeting', 5), ('other', 9);
insert into profitability.standard_minutes (activity, valid_from, minutes)
values ('renewal', '1900-01-01', 15), ('claim', '1900-01-01', 90), ('call', '1900-01-01', 6), ('email', '1900-01-01', 8),
       ('meeting', '1900-01-01', 45), ('other', '1900-01-01', 10);

-- kind: i income, c direct cost, t time
-- Foreign keys stand where the other row can go: customers and agreements leave when their import is undone. Lines, activities and
-- imports never leave, and a check of each would take a third of an import's time.
create table profitability.entry (
  id           bigint generated always as identity primary key,
  customer_id  bigint not null references customers.customer,
  day          date not null check (day between '1900-01-01' and '2100-12-31'),
  kind         text not null check (kind in ('i', 'c', 't')),
  measured     boolean,
  line_id      smallint,
  seconds      integer,
  quantity     integer,
  amount       numeric(18, 4),
  hourly_rate  numeric(10, 2),
  activity     text,
  agreement_id bigint references agreements.agreement,
  corrects     bigint references profitability.entry,
  import_id    bigint,
  import_row   bigint,
  note         text check (length(note) <= 500),
  posted_by    bigint,
  posted_at    timestamptz not null default now(),
  check (case kind
    when 't' then amount is null and seconds is not null and hourly_rate >= 0 and measured is not null and activity is not null
    else amount is not null and seconds is null and hourly_rate is null and measured is null and activity is null end)
);
create index entry_of_customer on profitability.entry (customer_id, day desc, id desc);
create index entry_of_day on profitability.entry (day);
-- the entries of an import lie together: ranges of pages are enough to find them
create index entry_of_import on profitability.entry using brin (import_id);
create unique index entry_corrected_once on profitability.entry (corrects) where corrects is not null;

-- An entry stays as it was written. The one way out is the undoing of the import that brought it.
create function profitability.keep_entries() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    raise exception 'a ledger entry is never edited: post a correction' using errcode = 'restrict_violation';
  end if;
  if exists (select from gone g where not exists
      (select from importing.import i where i.id = g.import_id and i.state = 'undoing')) then
    raise exception 'a ledger entry leaves only with the import that brought it' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger entries_are_not_edited after update on profitability.entry
  for each statement execute function profitability.keep_entries();
create trigger entries_are_not_deleted after delete on profitability.entry
  referencing old table as gone for each statement execute function profitability.keep_entries();

-- Counts the ledger's changes: what was worked out from it is good as long as the mark stands.
create table profitability.ledger (
  one  boolean primary key default true check (one),
  mark bigint not null default 0
);
insert into profitability.ledger default values;

-- The ledger's own summary: one row for each customer and calendar month that has entries.
-- Derived from entries that have their foreign keys; a second check of each row would double the cost of summing up.
create table profitability.customer_month (
  customer_id       bigint not null,
  month             date not null,
  income            numeric not null,
  direct_cost       numeric not null,
  seconds           bigint not null,
  rated_seconds     numeric not null,
  estimated_seconds bigint not null,
  contacts          integer not null,
  entries           integer not null,
  lines             bigint not null,
  primary key (customer_id, month)
);
comment on column profitability.customer_month.rated_seconds is 'the sum of seconds × hourly rate; divided by 3600 it is the time cost, exactly';
comment on column profitability.customer_month.lines is 'bit n is set when product line n brought income in the month';
create index customer_month_of_month on profitability.customer_month (month);

-- Customers whose months and standing no longer agree with their entries. Whoever posts puts them here; sum_up() works it off.
create table profitability.stale (
  customer_id bigint not null
);
