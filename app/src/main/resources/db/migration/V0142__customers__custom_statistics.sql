-- The plan of a filter hangs on how rare a value is: a hundred samples cannot tell one in five hundred from one in a hundred.
alter table customers.customer alter column custom set statistics 1000;
