-- Which office this is, who works in it, and how they come in.
create schema identity;

-- One office in one database: the second row has no key left.
create table identity.office (
  single    boolean primary key default true check (single),
  name      text not null check (name = btrim(name) and char_length(name) between 1 and 120),
  language  text not null check (language in ('he', 'en')),
  zone      text not null,
  currency  text not null check (currency ~ '^[A-Z]{3}$'),
  opened_at timestamptz not null
);

-- What somebody may do, by a name. The roles that ship have a code, and are named in the reader's language; an office's own have a name.
create table identity.role (
  id         bigint generated always as identity primary key,
  code       text unique check (code ~ '^[a-z]+$'),
  name       text check (name = btrim(name) and char_length(name) between 1 and 80),
  everything boolean not null default false,
  version    integer not null default 1,
  check ((code is null) <> (name is null))
);
create unique index role_name on identity.role (lower(name));
comment on column identity.role.everything is 'the owner of the office: all permissions, also those of modules that are yet to come';

-- A permission is a thing and a verb: 'customers:see'. Its reach says whose records it is good for.
create table identity.role_grant (
  role_id    bigint not null references identity.role on delete cascade,
  permission text not null check (permission ~ '^[a-z-]+:(see|change|create|delete|export|manage)$'),
  reach      text not null check (reach in ('own', 'team', 'all')),
  primary key (role_id, permission)
);

-- Fields that are not simply open. One without a row may be read, written and exported wherever its record may.
create table identity.role_field (
  role_id  bigint not null references identity.role on delete cascade,
  field    text not null check (field ~ '^[a-z-]+[.][a-z-]+$'),
  access   text not null check (access in ('hidden', 'read', 'write')),
  exported boolean not null check (not exported or access <> 'hidden'),
  primary key (role_id, field)
);

insert into identity.role (code, everything)
values ('owner', true), ('manager', false), ('salesperson', false), ('service', false), ('analyst', false);

-- Gives a role that ships some permissions, in the migration of the module that knows them.
create procedure identity.let(role_code text, how_far text, variadic permissions text[]) language sql as $$
  insert into identity.role_grant (role_id, permission, reach)
  select r.id, p, how_far from identity.role r cross join unnest(permissions) p where r.code = role_code
$$;

create table identity.employee (
  id              bigint generated always as identity primary key,
  name            text not null check (name = btrim(name) and char_length(name) between 1 and 120),
  email           text not null check (char_length(email) between 3 and 254),
  email_key       text not null generated always as (lower(email)) stored unique,
  passphrase_hash text not null,
  language        text not null check (language in ('he', 'en')),
  theme           text not null default 'system' check (theme in ('system', 'light', 'dark')),
  role_id         bigint not null references identity.role,
  version         integer not null default 1,
  joined_at       timestamptz not null
);
create index employee_role on identity.employee (role_id);

-- A sign-in that lasts. The token itself is only in the browser's cookie.
create table identity.session (
  id          bigint generated always as identity unique,
  token_hash  bytea primary key check (octet_length(token_hash) = 32),
  employee_id bigint not null references identity.employee on delete cascade,
  address     text not null,
  agent       text not null check (char_length(agent) <= 300),
  began_at    timestamptz not null,
  seen_at     timestamptz not null
);
comment on column identity.session.agent is 'what the browser says it is, so that its holder knows it again';
create index session_employee on identity.session (employee_id);
create index session_began on identity.session (began_at);

create table identity.api_key (
  id           bigint generated always as identity primary key,
  employee_id  bigint not null references identity.employee on delete cascade,
  name         text not null check (name = btrim(name) and char_length(name) between 1 and 80),
  prefix       text not null,
  key_hash     bytea not null unique check (octet_length(key_hash) = 32),
  scopes       text[],
  created_at   timestamptz not null,
  expires_at   timestamptz,
  last_used_at timestamptz
);
comment on column identity.api_key.scopes is 'the permissions that it may use, as far as its owner has them; none given: all that the owner has';
create index api_key_employee on identity.api_key (employee_id);

create table identity.api_key_revocation (
  api_key_id bigint primary key references identity.api_key on delete cascade,
  by_id      bigint not null references identity.employee,
  at         timestamptz not null
);

-- Attempts to sign in that have not succeeded; they slow the next ones down, also after a restart and on another node.
create table identity.sign_in_attempt (
  id      bigint generated always as identity primary key,
  account bytea not null check (octet_length(account) = 32),
  address text not null,
  at      timestamptz not null
);
create index sign_in_attempt_account on identity.sign_in_attempt (account, at);
create index sign_in_attempt_address on identity.sign_in_attempt (address, at);
create index sign_in_attempt_at on identity.sign_in_attempt (at);

-- Where somebody has come in from. What strangers try elsewhere does not slow them down there.
create table identity.sign_in_place (
  account bytea not null check (octet_length(account) = 32),
  address text not null,
  at      timestamptz not null,
  primary key (account, address)
);
