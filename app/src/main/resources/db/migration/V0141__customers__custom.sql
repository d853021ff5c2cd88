-- The values of custom fields, by the code of the field. docs/decisions/0050-custom-fields-are-one-column.md
alter table customers.customer add column custom jsonb not null default '{}' check (jsonb_typeof(custom) = 'object');
comment on column customers.customer.custom is 'by code of the field: a text, a number, a day as 2026-11-22, the code of a choice, codes of choices, a link, true or false';
create index customer_custom on customers.customer using gin (custom jsonb_path_ops);
alter table customers.staged add column custom jsonb;

-- What can be asked of a value beyond whether it is this one: more and less, earlier and later, words in it. Kept by the database
-- itself, in the statement that writes the customer. docs/decisions/0051-what-custom-fields-are-found-by.md
create table customers.custom_value (
  customer_id bigint not null references customers.customer on delete cascade,
  field_id    bigint not null references fields.field,
  number      numeric,
  day         date,
  key         text,
  primary key (customer_id, field_id),
  check (num_nonnulls(number, day, key) = 1)
);
comment on column customers.custom_value.key is 'a text or a link, folded';
create index custom_value_number on customers.custom_value (field_id, number, customer_id) where number is not null;
create index custom_value_day on customers.custom_value (field_id, day, customer_id) where day is not null;
create index custom_value_key on customers.custom_value using gin (customers.letters(key) gin_trgm_ops) where key is not null;

insert into audit.unwatched (name, reason) values
  ('customers.custom_value', 'worked out from customers, who are watched');
-- of two who become one, the one who is kept has theirs worked out anew
insert into customers.merge_rule (relation, field, how) values ('customers.custom_value', 'customer_id', 'aside');
