-- What an import has brought besides customers: their tags, who they are to each other, and what is to be done for them.
alter table customers.tagging add column import_id bigint references importing.import;
create index on customers.tagging (import_id) where import_id is not null;
alter table customers.relation add column import_id bigint references importing.import;
create index on customers.relation (import_id) where import_id is not null;
alter table interactions.task add column import_id bigint references importing.import;
create index on interactions.task (import_id) where import_id is not null;
