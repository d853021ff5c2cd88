-- Tasks that were put aside.
alter table interactions.task
  add column trashed_at timestamptz,
  add column trashed_by bigint references identity.employee,
  add constraint task_trash_check check (trashed_at is not null or trashed_by is null);
comment on column interactions.task.trashed_at is 'when it was put into the trash; absent: it is not in it';
create index task_trash on interactions.task (trashed_at desc, id desc) where trashed_at is not null;
