-- Somebody has looked at the silence of a key customer and says why it is none; it holds until they have spoken and fall silent again.
create table interactions.silence_dismissal (
  id          bigint generated always as identity primary key,
  customer_id bigint not null references customers.customer on delete cascade,
  last_day    date not null,
  reason      text not null check (length(reason) between 1 and 500),
  by_id       bigint references identity.employee,
  at          timestamptz not null
);
comment on column interactions.silence_dismissal.last_day is 'on which somebody had last spoken with them then';
create index silence_dismissal_of_customer on interactions.silence_dismissal (customer_id, last_day desc);
