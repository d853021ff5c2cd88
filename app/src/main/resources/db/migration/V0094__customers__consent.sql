-- What a customer has agreed to be sent, by channel, and what they have refused: each word of theirs a row, the newest holds.
create table customers.consent (
  id          bigint generated always as identity primary key,
  customer_id bigint not null references customers.customer,
  channel     text not null check (channel in ('call', 'sms', 'whatsapp', 'email', 'post')),
  given       boolean not null,
  day         date not null,
  source      text not null check (length(source) between 1 and 200),
  by_id       bigint references identity.employee,
  at          timestamptz not null
);
comment on column customers.consent.given is 'false: refused, or taken back';
comment on column customers.consent.day is 'when they said so';
comment on column customers.consent.source is 'how: on which form, in which call';
comment on column customers.consent.by_id is 'who wrote it down';
create index consent_customer on customers.consent (customer_id, id desc);

-- How a customer likes to be spoken to.
create table customers.preference (
  customer_id bigint primary key references customers.customer,
  language    text check (language in ('he', 'en', 'ar', 'ru', 'fr', 'am', 'other')),
  channel     text check (channel in ('call', 'sms', 'whatsapp', 'email', 'post')),
  quiet_from  time,
  quiet_to    time,
  check ((quiet_from is null) = (quiet_to is null)),
  check (quiet_from <> quiet_to)
);
comment on column customers.preference.quiet_from is 'hours in which they are not to be called; they may go over midnight';
