-- Books: which customers are in whose hands, since when, how many anybody can carry, and proposals of how they would lie better.
create schema books;

-- Who held a customer from when until when. In whose hands somebody is now stands at the customer and nowhere else; this is what became
-- of it over time, written by whatever changes it.
create table books.holding (
  id          bigint generated always as identity primary key,
  customer_id bigint not null references customers.customer on delete cascade,
  employee_id bigint not null references identity.employee,
  from_at     timestamptz not null,
  until_at    timestamptz,
  check (from_at <= until_at),
  exclude using gist (int8range(customer_id, customer_id, '[]') with &&, tstzrange(from_at, until_at) with &&)
);
comment on table books.holding is 'nobody is in two books at once';
comment on column books.holding.until_at is 'absent as long as it holds';
create index holding_of_customer on books.holding (customer_id, from_at desc);
create index holding_of_employee on books.holding (employee_id, from_at desc);
insert into customers.merge_rule (relation, field, how, name) values ('books.holding', 'customer_id', 'aside', null);

insert into books.holding (customer_id, employee_id, from_at)
select c.id, c.owner_id, now() from customers.customer c where c.owner_id is not null;

-- Of two changes of one customer the second waits for the first, so the clock, and not when a transaction began, tells their order.
create function books.hold() returns trigger language plpgsql as $$
declare
  moment timestamptz := clock_timestamp();
begin
  if tg_op = 'UPDATE' then
    update books.holding h set until_at = greatest(moment, h.from_at) where h.customer_id = new.id and h.until_at is null;
  end if;
  if new.owner_id is not null then
    insert into books.holding (customer_id, employee_id, from_at) values (new.id, new.owner_id, moment);
  end if;
  return null;
end $$;
create trigger hold_new after insert on customers.customer
  for each row when (new.owner_id is not null) execute function books.hold();
create trigger hold_moved after update of owner_id on customers.customer
  for each row when (old.owner_id is distinct from new.owner_id) execute function books.hold();

-- Whoever comes back out of a merge was held on from before: the holding that began with their return goes back to where it really began.
create function books.hold_on() returns trigger language plpgsql as $$
begin
  if new.until_at is null then
    update books.holding h set from_at = new.from_at
    where h.customer_id = new.customer_id and h.employee_id = new.employee_id and h.until_at is null and h.from_at > new.from_at;
    if found then
      return null;
    end if;
  end if;
  return new;
end $$;
create trigger hold_on before insert on books.holding for each row execute function books.hold_on();

-- What is known of whoever holds a book. Without a row nothing is said: what the office says for all goes for them.
create table books.holder (
  employee_id bigint primary key references identity.employee,
  hours       numeric(6, 1) check (hours between 0 and 744),
  most        integer check (most between 0 and 100000),
  languages   text[] not null default '{}' check (languages <@ array['he', 'en', 'ar', 'ru', 'fr', 'am', 'other']),
  lines       text[] not null default '{}',
  skills      text[] not null default '{}',
  version     integer not null default 1
);
comment on column books.holder.hours is 'hours a month for the customers of the book; absent: a share of the hours that they work';
comment on column books.holder.most is 'how many customers at most; absent: as many as the office says';
comment on column books.holder.lines is 'codes of product lines that they know; none: nothing is said';
comment on column books.holder.skills is 'tags of customers with whom they know how to deal';

-- What goes for all.
create table books.setting (
  one           boolean primary key default true check (one),
  share         integer not null default 75 check (share between 0 and 100),
  most          integer not null default 20 check (most between 1 and 100000),
  least_minutes integer not null default 15 check (least_minutes between 0 and 6000)
);
comment on column books.setting.share is 'per cent of working hours that are there for the customers of a book';
comment on column books.setting.least_minutes is 'a month, of a customer who took less of late';
insert into books.setting default values;

create table books.proposal (
  id          bigint generated always as identity primary key,
  top         integer check (top between 1 and 1000000),
  percent     numeric(5, 2) check (percent > 0 and percent <= 100),
  filter      text not null default '' check (length(filter) <= 4000),
  others      text not null check (others in ('stay', 'leave')),
  share       integer not null,
  most        integer not null,
  least_minutes integer not null,
  asked_by    bigint references identity.employee,
  asked_at    timestamptz not null,
  built_at    timestamptz,
  figures     jsonb,
  ended_by    bigint references identity.employee,
  ended_at    timestamptz,
  version     integer not null default 1,
  check (top is null or percent is null),
  check ((built_at is null) = (figures is null))
);
comment on column books.proposal.filter is 'of the list of customers; blank for all';
comment on column books.proposal.others is 'what becomes of customers in these hands who are not among them: they stay and take their time, or leave the books';
comment on column books.proposal.ended_at is 'when nothing more was to come of it, be it done or dropped';

create table books.proposed_book (
  proposal_id   bigint not null references books.proposal on delete cascade,
  employee_id   bigint not null references identity.employee,
  hours         numeric(8, 2) not null,
  most          integer not null,
  customers     integer not null default 0,
  needs         numeric(12, 2) not null default 0,
  others        integer not null default 0,
  others_needs  numeric(12, 2) not null default 0,
  customers_new integer not null default 0,
  needs_new     numeric(12, 2) not null default 0,
  hour_worth    numeric(12, 4) not null default 0,
  primary key (proposal_id, employee_id)
);
comment on column books.proposed_book.hours is 'a month, of whoever would hold it';
comment on column books.proposed_book.others is 'customers in their hands whom the proposal leaves where they are; they are among both numbers';
comment on column books.proposed_book.hour_worth is 'what an hour more would be worth, in points of the objective';

create table books.line (
  proposal_id bigint not null references books.proposal on delete cascade,
  customer_id bigint not null references customers.customer on delete cascade,
  place       integer not null,
  from_id     bigint references identity.employee,
  to_id       bigint references identity.employee,
  needs       numeric(10, 2) not null,
  reasons     text[] not null,
  outcome     text check (outcome in ('moved', 'overtaken')),
  primary key (proposal_id, customer_id)
);
comment on column books.line.place is 'by contribution, from 1';
comment on column books.line.to_id is 'absent: in nobody''s';
comment on column books.line.outcome is 'overtaken: somebody had moved them meanwhile, and so they stayed there';
create index line_of_customer on books.line (customer_id);
create index line_moving on books.line (proposal_id, place) where from_id is distinct from to_id;
create index line_in_order on books.line (proposal_id, place);

insert into audit.unwatched (name, reason) values
  ('books.holding', 'written by what changes in whose hands a customer is, which is watched'),
  ('books.line', 'worked out by a proposal; what is accepted of it is watched at the customer'),
  ('books.proposed_book', 'worked out by a proposal, which is watched');

call identity.let('manager', 'all', 'books:see', 'books:manage');
call identity.let('salesperson', 'own', 'books:see');
call identity.let('service', 'all', 'books:see');
call identity.let('analyst', 'all', 'books:see');
