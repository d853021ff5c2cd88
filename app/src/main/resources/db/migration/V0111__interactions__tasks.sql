-- What is to be done, by whom and until when.
create table interactions.task (
  id          bigint generated always as identity primary key,
  customer_id bigint references customers.customer,
  owner_id    bigint not null references identity.employee,
  title       text not null check (length(title) between 1 and 300),
  due_day     date not null check (due_day between '2000-01-01' and '2100-12-31'),
  due_time    time,
  remind_days smallint check (remind_days between 1 and 60),
  shows_on    date not null generated always as (due_day - coalesce(remind_days, 0)::integer) stored,
  repeats     text check (repeats in ('daily', 'workdays', 'weekly', 'monthly')),
  repeats_on  smallint check (repeats_on between 1 and 31),
  after_id    bigint unique references interactions.task,
  created_by  bigint references identity.employee,
  done_at     timestamptz,
  done_by     bigint references identity.employee,
  version     integer not null default 1,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now()
);
comment on table interactions.task is 'done is a column and no row of its own: the indexes of what is open must not hold the years of what is done';
comment on column interactions.task.shows_on is 'from this day on it stands on its owner''s page of today';
comment on column interactions.task.repeats_on is 'the day of the month that was meant, where a shorter month cut it off';
comment on column interactions.task.after_id is 'the task whose repetition it is';
create index task_shown on interactions.task (owner_id, shows_on) where done_at is null;
create index task_open on interactions.task (due_day, id) where done_at is null;
create index task_done on interactions.task (done_at desc, id desc) where done_at is not null;
create index task_of_customer on interactions.task (customer_id, coalesce(done_at, created_at) desc, id desc) where customer_id is not null;

create table interactions.task_step (
  task_id bigint not null references interactions.task on delete cascade,
  place   smallint not null,
  text    text not null check (length(text) between 1 and 300),
  done    boolean not null default false,
  primary key (task_id, place)
);

-- Birthdays of the customers in somebody's hands, found by month and day.
create index customer_birthday on customers.customer
  (owner_id, (extract(month from birth_date) * 100 + extract(day from birth_date)))
  where owner_id is not null and birth_date is not null;

call identity.let('manager', 'all', 'tasks:see', 'tasks:create', 'tasks:change');
call identity.let('salesperson', 'team', 'tasks:see');
call identity.let('salesperson', 'own', 'tasks:create', 'tasks:change');
call identity.let('service', 'team', 'tasks:see');
call identity.let('service', 'own', 'tasks:create', 'tasks:change');
call identity.let('analyst', 'own', 'tasks:see', 'tasks:create', 'tasks:change');
