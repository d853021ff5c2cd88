-- Says that fields have values, or are just getting some. Whoever changes the type of one meanwhile waits, or is waited for.
create or replace function fields.use(codes text[]) returns void language sql
begin atomic
  update fields.field f set used = true where f.code = any (use.codes) and not f.used;
end;
