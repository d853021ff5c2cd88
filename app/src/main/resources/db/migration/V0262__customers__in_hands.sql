-- How many are in whose hands is read from an index, as all books ask for it at once.
create index customer_in_hands on customers.customer (owner_id, id) where trashed_at is null and owner_id is not null;
