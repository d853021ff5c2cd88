-- What kind of number an official number is. Israeli ids and company numbers have one check digit; a passport has none.
alter table customers.customer
  add column id_kind text check (id_kind in ('israeli_id', 'company', 'passport', 'other'));
comment on column customers.customer.israeli_id is 'the official number, of whichever kind';
comment on column customers.customer.id_kind is 'absent: as the number itself says, which begins with 5 for companies';
