-- How long the next attempt must wait after some that failed: nothing at first, then twice as long each time.
create or replace function identity.wait(failed bigint, free integer, longest integer, latest timestamptz, now timestamptz) returns integer
language sql immutable as $$
  select case
    when failed < free then 0
    else greatest(0, ceil(extract(epoch from latest - now) + least(longest, 2 ^ least(failed - free, 20)))::integer)
  end
$$;

-- Counts an attempt to sign in and says how many seconds it must wait; 0: it may be judged.
-- It counts from before it is judged, so that many at once gain nothing; one that must wait does not count, so that waiting is enough.
-- Whoever has come in from a place before is slowed down there by nothing but their own slips, and late: a stranger shuts nobody out,
-- and an office in which many programs come in at once by one account is not taken for a guesser.
create or replace function identity.admit(tried bytea, place text, now timestamptz) returns integer
language plpgsql as $$
declare
  known   boolean;
  seconds integer;
begin
  -- a crash may forget the last moment's attempts; nobody waits for the disk at the door
  perform set_config('synchronous_commit', 'off', true);
  perform pg_advisory_xact_lock(hashtextextended(encode(tried, 'hex'), 1));
  delete from identity.sign_in_attempt where at <= now - interval '1 day';
  known := exists (select from identity.sign_in_place p where p.account = tried and p.address = place);
  select max(w.seconds) into seconds
  from (
    select identity.wait(count(*), case when known then 60 else 10 end, 900, max(at), now) from identity.sign_in_attempt where account = tried and address = place
    union all
    select identity.wait(count(*), 30, 900, max(at), now) from identity.sign_in_attempt where account = tried and not known
    union all
    select identity.wait(count(*), 50, 60, max(at), now) from identity.sign_in_attempt where address = place and not known
    union all
    select identity.wait(count(*), 500, 2, max(at), now)
    from identity.sign_in_attempt where at > now - interval '15 minutes' and not known
  ) w (seconds);
  if seconds = 0 then
    insert into identity.sign_in_attempt (account, address, at) values (tried, place, now);
  end if;
  return seconds;
end $$;
