-- Of a change of many customers, those that have no room for it, such as a tag beyond the most that anybody has.
alter table customers.bulk_change add column left_out bigint not null default 0;
comment on column customers.bulk_change.left_out is 'how many of the customers had no room for it';
