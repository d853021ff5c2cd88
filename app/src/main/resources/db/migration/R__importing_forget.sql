-- Empties the cells of every row of every file that tells of somebody, and says which imports these are, with those whose samples do.
-- Long numbers are looked for within cells, short ones only as whole cells of the column that was taken for an external id; digits
-- are looked for among the digits of a cell. Others may have the same name: it counts only in rows that became nothing.
create or replace function importing.forget(numbers text[], digits text[], names text[]) returns bigint[] language plpgsql as $$
declare
  parts text[] := array(
    select '%' || replace(replace(replace(lower(t), '\', '\\'), '%', '\%'), '_', '\_') || '%' from unnest(numbers) t where length(t) >= 6);
  runs  text[] := array(select '%' || d || '%' from unnest(digits) d);
  whole text[] := array(select lower(t) from unnest(numbers) t);
  named text[] := array(select lower(t) from unnest(names) t);
  told  bigint[];
begin
  with columns as (
    -- where each import has its external ids
    select i.id, array_agg(c.place::integer) as places
    from importing.import i
    cross join lateral jsonb_array_elements(i.mapping -> 'records') r
    cross join lateral (select p.place from jsonb_array_elements(i.examination -> 'columns') with ordinality p (profile, place)
                        where p.profile ->> 'name' = r -> 'fields' -> 'externalId' ->> 'column') c
    where r ->> 'target' = 'customer'
    group by i.id
  ), emptied as (
    update importing.row r
    set cells = array_fill(''::text, array[cardinality(r.cells)]), value = null, notes = null
    where lower(array_to_string(r.cells, chr(10), '')) like any (parts)
       or regexp_replace(array_to_string(r.cells, chr(10), ''), '[^0-9' || chr(10) || ']', '', 'g') like any (runs)
       or exists (select from columns c cross join unnest(c.places) place
                  where c.id = r.import_id and lower(btrim(r.cells[place])) = any (whole))
       or r.outcome = 'r' and exists (select from unnest(r.cells) cell where lower(btrim(cell)) = any (named))
    returning r.import_id
  )
  select array_agg(distinct import_id) into told from (
    select import_id from emptied
    union all
    select i.id from importing.import i
    where lower(i.examination::text) like any (parts) or regexp_replace(i.examination::text, '[- ()]', '', 'g') like any (runs)) x;
  return told;
end $$;
