-- Who works with whom, who stands in for whom, who comes and who has gone.

create table identity.team (
  id   bigint generated always as identity primary key,
  name text not null check (name = btrim(name) and char_length(name) between 1 and 80)
);
create unique index team_name on identity.team (lower(name));

create table identity.membership (
  team_id     bigint not null references identity.team on delete cascade,
  employee_id bigint not null references identity.employee on delete cascade,
  leads       boolean not null default false,
  primary key (team_id, employee_id)
);
create index membership_employee on identity.membership (employee_id);

-- Somebody who no longer comes in. To let them in again, the row goes.
create table identity.disabling (
  employee_id bigint primary key references identity.employee on delete cascade,
  by_id       bigint references identity.employee,
  at          timestamptz not null
);

-- Days on which somebody is away, and who looks after their customers meanwhile. Nobody is away twice at once.
create table identity.absence (
  id          bigint generated always as identity primary key,
  employee_id bigint not null references identity.employee on delete cascade,
  first_day   date not null,
  last_day    date not null,
  deputy_id   bigint references identity.employee check (deputy_id <> employee_id),
  check (first_day <= last_day),
  exclude using gist (int8range(employee_id, employee_id, '[]') with &&, daterange(first_day, last_day, '[]') with &&)
);
create index absence_deputy on identity.absence (deputy_id, first_day, last_day);

-- A link by which somebody comes into the office. The token itself is only in the link.
create table identity.invitation (
  id         bigint generated always as identity primary key,
  email      text not null check (char_length(email) between 3 and 254),
  role_id    bigint not null references identity.role,
  team_id    bigint references identity.team on delete set null,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  by_id      bigint not null references identity.employee,
  at         timestamptz not null,
  expires_at timestamptz not null
);
create table identity.invitation_acceptance (
  invitation_id bigint primary key references identity.invitation,
  employee_id   bigint not null references identity.employee,
  at            timestamptz not null
);
create table identity.invitation_withdrawal (
  invitation_id bigint primary key references identity.invitation,
  by_id         bigint not null references identity.employee,
  at            timestamptz not null
);

-- What an hour of this employee's work costs the office, with everything around the salary. Few may see it.
create table identity.hourly_cost (
  employee_id bigint not null references identity.employee on delete cascade,
  valid_from  date not null,
  amount      numeric(10, 2) not null check (amount >= 0),
  primary key (employee_id, valid_from)
);
