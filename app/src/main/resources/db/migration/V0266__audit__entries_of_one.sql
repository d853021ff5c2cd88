-- Who opened a customer and who changed them, the last first, however often that was: their page shows it.
create index entry_of_one on audit.entry ((customers[1]), at desc) where cardinality(customers) = 1;
