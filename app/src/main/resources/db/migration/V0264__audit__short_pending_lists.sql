-- What has just been written waits in a list until it is sorted into an index of this kind, and every search reads that list from end to
-- end: at 4 MB, which is how long it may become where nothing else is said, that costs more than the search itself.
alter index audit.entry_customers set (gin_pending_list_limit = 128);
alter index audit.entry_changes set (gin_pending_list_limit = 128);
alter index customers.customer_search set (gin_pending_list_limit = 256);
alter index customers.customer_custom set (gin_pending_list_limit = 256);
alter index customers.custom_value_key set (gin_pending_list_limit = 256);
alter index cases.case_subject set (gin_pending_list_limit = 256);
