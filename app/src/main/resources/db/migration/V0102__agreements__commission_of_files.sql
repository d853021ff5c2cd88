-- Files tell what an agreement brings as well.
alter table agreements.staged add commission numeric(18, 4);
