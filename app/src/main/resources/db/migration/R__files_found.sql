-- Files in whose name or note these words stand, but for those in the trash.
drop function if exists files.found(text[]);
create function files.found(asked text[]) returns table (file_id bigint, customer_id bigint, at timestamptz, said text)
language sql stable parallel safe
begin atomic
  select f.id, f.customer_id, f.added_at, f.name
  from files.file f
  where f.words @@ customers.sought(asked) and not exists (select from files.removal r where r.file_id = f.id);
end;
