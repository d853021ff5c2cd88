-- The task that a dispute of a round has opened. Whoever finishes it says that the fact is mended.
create table interactions.contest_task (
  contest_id bigint primary key references rounds.contest on delete cascade,
  task_id    bigint not null unique references interactions.task
);
