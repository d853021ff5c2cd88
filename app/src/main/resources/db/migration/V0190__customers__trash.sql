-- Customers who were put aside. Their rows stay where they are, so that to bring them back is to say so; every query of customers
-- leaves them out, since all begin with one condition. docs/decisions/0070-the-trash-is-a-column.md
alter table customers.customer
  add column trashed_at timestamptz,
  add column trashed_by bigint references identity.employee,
  add column ended_at   timestamptz,
  add constraint customer_trash_check check (trashed_at is not null or coalesce(trashed_by::text, ended_at::text) is null),
  add constraint customer_ended_check check (ended_at is null or (
    coalesce(external_id, name, israeli_id, birth_date::text, since::text) is null and name_key = '' and details = '{}'));
comment on column customers.customer.trashed_at is 'when they were put into the trash; absent: they are not in it';
comment on column customers.customer.ended_at is 'when what was known of them went; the row is left for the sake of the ledger''s entries alone';
create index customer_trash on customers.customer (trashed_at desc, id desc) where trashed_at is not null;

-- Rows that name a customer and outlive what was known of them. All others go, and what hangs on them.
create table customers.outliving (
  relation text not null,
  field    text not null,
  forgets  text[] not null,
  reason   text not null,
  primary key (relation, field)
);
comment on column customers.outliving.forgets is 'columns that say more than is to be kept: they are emptied';
insert into customers.outliving (relation, field, forgets, reason) values
  ('profitability.entry', 'customer_id', array['note', 'agreement_id'], 'what the office earned and spent stays in its books, without a name');
insert into audit.unwatched (name, reason) values ('customers.outliving', 'comes with the program');

-- An entry stays as it was written, but for whose it is, when two turn out to be one, and for what it says in words and of which
-- agreement, when nothing is to be known any more of whose it was.
create or replace function profitability.keep_what_entries_say() returns trigger language plpgsql as $$
begin
  if (select count(*) from was) <> (
      select count(*) from was w
      join now n on n.id = w.id
      where to_jsonb(n) - 'customer_id' = to_jsonb(w) - 'customer_id'
          and exists (select from customers.merge m where m.undone_at is null
                      and (m.kept_id, m.gone_id) in ((n.customer_id, w.customer_id), (w.customer_id, n.customer_id)))
        or to_jsonb(n) - array['note', 'agreement_id'] = to_jsonb(w) - array['note', 'agreement_id']
          and n.note is null and n.agreement_id is null
          and exists (select from customers.customer c where c.id = n.customer_id and c.ended_at is not null)) then
    raise exception 'a ledger entry is never edited: post a correction' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
