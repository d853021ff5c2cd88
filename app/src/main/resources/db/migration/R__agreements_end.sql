-- Ends agreements that have lain in the trash for their time, with all that was theirs; their files lie with the customer then.
create or replace function agreements.end_trashed(ids bigint[]) returns void language plpgsql as $$
begin
  delete from agreements.renewal_undoing u using agreements.renewal r where r.id = u.renewal_id and r.agreement_id = any (ids);
  delete from agreements.renewal where agreement_id = any (ids);
  update agreements.agreement set lapse_id = null where id = any (ids) and lapse_id is not null;
  delete from agreements.lapse_undoing u using agreements.lapse l where l.id = u.lapse_id and l.agreement_id = any (ids);
  delete from agreements.lapse where agreement_id = any (ids);
  delete from agreements.agreement where id = any (ids) and trashed_at is not null;
end $$;
