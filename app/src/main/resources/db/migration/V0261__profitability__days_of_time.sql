-- Who asks how much time some weeks took reads an index and no entry. Only time is in it, so an import of income does not write it.
create index entry_of_time on profitability.entry (day) include (customer_id, seconds) where kind = 't';
