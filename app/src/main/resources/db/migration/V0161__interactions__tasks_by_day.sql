-- The week shows what was due also where it is done.
create index task_due on interactions.task (owner_id, due_day);
