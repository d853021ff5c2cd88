-- When the office first answered since a case was opened last: by words to the customer, by a question to them, or by closing it.
create or replace function cases.answered(of_case bigint) returns timestamptz language sql stable as $$
  select min(a.at)
  from (
    select w.at from cases.case_word w where w.case_id = of_case and w.kind = 'answer' and w.withdrawn_at is null
    union all
    select s.at from cases.case_step s where s.case_id = of_case and s.kind in ('waiting', 'closed')) a
  where a.at >= (select max(s.at) from cases.case_step s where s.case_id = of_case and s.kind in ('opened', 'reopened'))
$$;
