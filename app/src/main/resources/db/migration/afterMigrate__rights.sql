-- Runs after every migration, also where nothing was to be done: each table is watched, and the role that the program works as may
-- read and write rows. It owns nothing, makes nothing, and only adds to the audit trail.
select audit.watch();

do $$
declare
  module text;
  work   regclass;
begin
  for module in
    select nspname from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public', 'kesher', 'audit')
  loop
    execute format('grant usage on schema %I to "${program}"', module);
    execute format('grant select, insert, update, delete on all tables in schema %I to "${program}"', module);
    execute format('grant usage on all sequences in schema %I to "${program}"', module);
  end loop;
  -- an unlogged table is a work table: whoever works empties it
  for work in
    select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relpersistence = 'u' and n.nspname !~ '^pg_'
  loop
    execute format('grant truncate on %s to "${program}"', work);
  end loop;
end $$;

grant usage on schema audit to "${program}";
grant select on audit.entry, audit.unsealed, audit.seal, audit.anchor, audit.emptied, audit.event, audit.kind, audit.person to "${program}";
-- neither its number nor its time is the writer's to choose
grant insert (actor, employee_id, name, session, address, request, route, verb, what, number, subjects, customers, names, import_id,
              before, after, asked) on audit.entry to "${program}";
grant insert (name, subjects, customers, number, actor, import_id) on audit.event to "${program}";
grant delete on audit.unsealed, audit.event to "${program}";
grant insert on audit.seal, audit.emptied to "${program}";
revoke execute on function audit.close(bigint, bytea, timestamptz, bytea) from public;
grant execute on function audit.close(bigint, bytea, timestamptz, bytea) to "${program}";
revoke execute on function audit.empty(bigint) from public;
grant execute on function audit.empty(bigint) to "${program}";
