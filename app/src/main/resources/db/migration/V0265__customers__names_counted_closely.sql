-- How many are called so is guessed from these samples. Of a hundred, one that fits by chance stands for ten thousand customers,
-- and whoever looks for them in the order of something else walks past everybody.
alter table customers.customer alter column search_key set statistics 1000;
analyze customers.customer (search_key);
