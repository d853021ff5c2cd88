-- What an agreement is on a day. Offered: it has been offered and has no start yet.
create or replace function agreements.status(offered_on date, start_on date, ended_on date, lapse_id bigint, day date)
returns text language sql immutable parallel safe
return case
  when ended_on <= day then case when lapse_id is null then 'ENDED' else 'LAPSED' end
  when offered_on is not null and start_on is null then 'OFFERED'
  else 'ACTIVE' end;
