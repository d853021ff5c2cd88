-- What was answered to requests that may come twice, for a day.
create schema api;

create table api.reply (
  caller   text not null check (length(caller) between 1 and 100),
  place    bytea not null,
  key      text not null check (length(key) between 1 and 255),
  began_at timestamptz not null,
  request  bytea,
  status   smallint check (status between 200 and 399),
  headers  jsonb,
  body     bytea,
  primary key (caller, place, key),
  check ((status is null) = (request is null) and (status is null) = (headers is null) and (status is null) = (body is null))
);
comment on column api.reply.caller is 'one API key or one sign-in, by its name and not its secret';
comment on column api.reply.place is 'SHA-256 of the method and path';
comment on column api.reply.request is 'SHA-256 of all that was asked for';
comment on column api.reply.status is 'absent while the work is being done';
create index on api.reply (began_at);

insert into audit.unwatched (name, reason) values
  ('api.reply', 'what was answered, for a day; what was done leaves its own entries');
