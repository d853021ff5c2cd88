-- All decisions by when they were made, and those of one person.
create index routing_at on books.routing (at desc, id desc);
create index routing_of_employee on books.routing (employee_id, at desc, id desc);
