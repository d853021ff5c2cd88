-- Agreements that were put aside: as customers are, by two columns. docs/decisions/0070-the-trash-is-a-column.md
alter table agreements.agreement
  add column trashed_at timestamptz,
  add column trashed_by bigint references identity.employee,
  add constraint agreement_trash_check check (trashed_at is not null or trashed_by is null);
comment on column agreements.agreement.trashed_at is 'when it was put into the trash; absent: it is not in it';
create index agreement_trash on agreements.agreement (trashed_at desc, id desc) where trashed_at is not null;

-- An entry forgets its agreement when that has lain in the trash for its time: what came in stays in the books.
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
          and exists (select from customers.customer c where c.id = n.customer_id and c.ended_at is not null)
        or to_jsonb(n) - 'agreement_id' = to_jsonb(w) - 'agreement_id' and n.agreement_id is null
          and exists (select from agreements.agreement a where a.id = w.agreement_id and a.trashed_at is not null)) then
    raise exception 'a ledger entry is never edited: post a correction' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;

call identity.let('manager', 'all', 'agreements:delete');
call identity.let('salesperson', 'own', 'agreements:delete');
