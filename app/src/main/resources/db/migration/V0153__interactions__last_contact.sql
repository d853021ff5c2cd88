-- Customers by when somebody last spoke with them.
create index interaction_contact on interactions.interaction (at, customer_id) where kind <> 'note';
