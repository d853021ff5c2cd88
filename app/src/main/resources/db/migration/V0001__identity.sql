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

create table identity.employee (
  id              bigint generated always as identity primary key,
  name            text not null check (name = btrim(name) and char_length(name) between 1 and 120),
  email           text not null check (char_length(email) between 3 and 254),
  email_key       text not null generated always as (lower(email)) stored unique,
  passphrase_hash text not null,
  language        text not null check (language in ('he', 'en')),
  theme           text not null default 'system' check (theme in ('system', 'light', 'dark')),
  role            text not null check (role in ('owner')),
  joined_at       timestamptz not null
);

-- A sign-in that lasts. The token itself is only in the browser's cookie.
create table identity.session (
  token_hash  bytea primary key check (octet_length(token_hash) = 32),
  employee_id bigint not null references identity.employee on delete cascade,
  began_at    timestamptz not null,
  seen_at     timestamptz not null
);
create index session_employee on identity.session (employee_id);
create index session_began on identity.session (began_at);

create table identity.api_key (
  id           bigint generated always as identity primary key,
  employee_id  bigint not null references identity.employee on delete cascade,
  name         text not null check (name = btrim(name) and char_length(name) between 1 and 80),
  prefix       text not null,
  key_hash     bytea not null unique check (octet_length(key_hash) = 32),
  created_at   timestamptz not null,
  expires_at   timestamptz,
  last_used_at timestamptz
);
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
