-- The office's own words for its customers.
create table customers.tag (
  id   bigint generated always as identity primary key,
  name text not null check (length(name) between 1 and 60),
  key  text not null unique
);
comment on column customers.tag.key is 'the name folded: one tag in any spelling of the same letters';

create table customers.tagging (
  customer_id bigint not null references customers.customer,
  tag_id      bigint not null references customers.tag,
  at          timestamptz not null default now(),
  primary key (customer_id, tag_id)
);
create index tagging_tag on customers.tagging (tag_id, customer_id);
insert into audit.column_rule (name, column_name, rule) values ('customers.tag', 'key', 'silent');
