-- When the office is there and when somebody is.
create schema hours;

-- A week, and the days that are unlike it: of a line, or of a person.
create table hours.schedule (
  id bigint generated always as identity primary key
);

-- Stretches of a day by the clock on the wall, in minutes from midnight. One that goes past midnight is two. 1 is Monday, 7 is Sunday.
create table hours.shift (
  id          bigint generated always as identity primary key,
  schedule_id bigint not null references hours.schedule on delete cascade,
  weekday     smallint not null check (weekday between 1 and 7),
  begins      smallint not null check (begins >= 0),
  ends        smallint not null check (ends <= 1440),
  check (begins < ends),
  exclude using gist (
    int8range(schedule_id, schedule_id, '[]') with &&, int4range(weekday, weekday, '[]') with &&, int4range(begins, ends) with &&)
);
create index shift_of_schedule on hours.shift (schedule_id);

-- A day that says its hours itself; none: it is free.
create table hours.special_day (
  schedule_id bigint not null references hours.schedule on delete cascade,
  day         date not null check (day between '2000-01-01' and '2100-12-31'),
  note        text not null default '' check (length(note) <= 200),
  primary key (schedule_id, day)
);
create table hours.special_shift (
  id          bigint generated always as identity primary key,
  schedule_id bigint not null,
  day         date not null,
  begins      smallint not null check (begins >= 0),
  ends        smallint not null check (ends <= 1440),
  check (begins < ends),
  foreign key (schedule_id, day) references hours.special_day on delete cascade,
  exclude using gist (
    int8range(schedule_id, schedule_id, '[]') with &&, daterange(day, day, '[]') with &&, int4range(begins, ends) with &&)
);
create index special_shift_of_day on hours.special_shift (schedule_id, day);

-- A business line. The first one is the office's own, has no name but its, and is always there.
create table hours.line (
  id          bigint generated always as identity primary key,
  schedule_id bigint not null unique references hours.schedule,
  main        boolean not null default false,
  name        text check (name = btrim(name) and char_length(name) between 1 and 80),
  place       text not null default 'jerusalem' check (place ~ '^[a-z-]+$'),
  keeps       boolean not null default true,
  eve_ends    smallint default 780 check (eve_ends between 0 and 1440),
  half_ends   smallint check (half_ends between 0 and 1440),
  version     integer not null default 1,
  check (main = (name is null))
);
comment on column hours.line.place is 'by it the evening of a day of rest begins';
comment on column hours.line.keeps is 'shut on the Sabbath and on the feasts of the Hebrew calendar';
comment on column hours.line.eve_ends is 'the minute at which the eve of a feast ends; absent: as other days';
comment on column hours.line.half_ends is 'the same of the days between the first and the last of a long feast';
create unique index line_main on hours.line (main) where main;
create unique index line_name on hours.line (lower(name));

-- Who answers for which line, and who has a week of their own. Whoever has no row works as the office does.
create table hours.person (
  employee_id bigint primary key references identity.employee on delete cascade,
  line_id     bigint references hours.line on delete set null,
  schedule_id bigint not null unique references hours.schedule,
  own_week    boolean not null default false,
  version     integer not null default 1
);
comment on column hours.person.line_id is 'absent: the office''s';
comment on column hours.person.own_week is 'whether the schedule''s week holds, or the line''s';
create index person_line on hours.person (line_id);

-- Until the office says otherwise: Sunday to Thursday from nine to five, Friday until one.
with office as (
  insert into hours.schedule default values returning id
), line as (
  insert into hours.line (schedule_id, main) select id, true from office
)
insert into hours.shift (schedule_id, weekday, begins, ends)
select id, weekday, 540, case when weekday = 5 then 780 else 1020 end
from office cross join unnest(array[7, 1, 2, 3, 4, 5]) weekday;

call identity.let('manager', 'all', 'hours:see', 'hours:change', 'hours:manage');
call identity.let('salesperson', 'all', 'hours:see');
call identity.let('salesperson', 'own', 'hours:change');
call identity.let('service', 'all', 'hours:see');
call identity.let('service', 'own', 'hours:change');
call identity.let('analyst', 'all', 'hours:see');
call identity.let('analyst', 'own', 'hours:change');
