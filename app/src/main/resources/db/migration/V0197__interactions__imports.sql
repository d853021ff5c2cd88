-- Interactions that come with a file, with whoever had them where that is nobody who signs in here.
alter table interactions.interaction
  add column import_id bigint references importing.import,
  add column by_name   text check (char_length(by_name) between 1 and 120);
comment on column interactions.interaction.by_name is 'who spent the time, as a file calls them, where no employee is called so';
create index on interactions.interaction (import_id) where import_id is not null;
