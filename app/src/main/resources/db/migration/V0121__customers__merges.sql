-- Two customers who were one: who went, who was kept, and all that is needed to take it back.
create table customers.merge (
  id        bigint generated always as identity primary key,
  kept_id   bigint not null references customers.customer,
  gone_id   bigint not null,
  kept      jsonb not null,
  became    jsonb not null,
  gone      jsonb not null,
  by_id     bigint references identity.employee,
  at        timestamptz not null default now(),
  undone_by bigint references identity.employee,
  undone_at timestamptz
);
comment on column customers.merge.kept is 'the one who was kept, as they were before';
comment on column customers.merge.became is 'the same, as the merge left them';
comment on column customers.merge.gone is 'the one who went, as they were';
create unique index merge_of_gone on customers.merge (gone_id) where undone_at is null;
create index merge_of_kept on customers.merge (kept_id);
create index on customers.merge ((gone ->> 'external_id')) where undone_at is null;

-- Each row of any table that a merge has moved or put aside.
create table customers.merge_row (
  merge_id bigint not null references customers.merge on delete cascade,
  place    bigint generated always as identity,
  relation text not null,
  field    text not null,
  key      jsonb,
  was      text,
  aside    jsonb,
  primary key (merge_id, place)
);
comment on column customers.merge_row.key is 'what is left of the row''s primary key without the customer; absent where the row was put aside';
comment on column customers.merge_row.was is 'what stood in the column of the rule before';
comment on column customers.merge_row.aside is 'the whole row, where the one who was kept has its like';

-- A foreign key to customers.customer is all that a table needs to take part. What stands here has none, or needs more.
create table customers.merge_rule (
  relation text not null,
  field    text not null,
  how      text not null check (how in ('move', 'rename', 'clear', 'aside')),
  name     text,
  primary key (relation, field)
);
comment on column customers.merge_rule.how is 'rename: where both have one of a name, the other''s is told apart by a number; clear: where both have a main one, the other''s is none; aside: goes with who goes';
insert into customers.merge_rule (relation, field, how, name) values
  ('agreements.agreement', 'customer_id', 'rename', 'number'),
  ('customers.contact_point', 'customer_id', 'clear', 'main'),
  ('profitability.standing', 'customer_id', 'move', null);

insert into audit.unwatched (name, reason) values
  ('customers.merge_row', 'what a merge moved; each move is watched where it happens'),
  ('customers.merge_rule', 'comes with the program');
insert into audit.column_rule (name, column_name, rule) values
  ('customers.merge', 'kept', 'secret'),
  ('customers.merge', 'became', 'secret'),
  ('customers.merge', 'gone', 'secret');

-- An entry stays as it was written, but for whose it is: with a merge it goes to who is kept, and back when the merge is undone.
create function profitability.keep_what_entries_say() returns trigger language plpgsql as $$
begin
  if (select count(*) from was) <> (
      select count(*) from was w
      join now n on n.id = w.id and to_jsonb(n) - 'customer_id' = to_jsonb(w) - 'customer_id'
      where exists (select from customers.merge m where m.undone_at is null
                    and (m.kept_id, m.gone_id) in ((n.customer_id, w.customer_id), (w.customer_id, n.customer_id)))) then
    raise exception 'a ledger entry is never edited: post a correction' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
drop trigger entries_are_not_edited on profitability.entry;
create trigger entries_are_not_edited after update on profitability.entry
  referencing old table as was new table as now for each statement execute function profitability.keep_what_entries_say();
