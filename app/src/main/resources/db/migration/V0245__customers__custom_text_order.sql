-- The order of texts and links: an index has no room for the longest of them.
create index custom_value_text on customers.custom_value (field_id, (left(key, 200)) collate "he-x-icu", customer_id) where key is not null;
