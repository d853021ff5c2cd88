-- The same key as before, written so that the database makes one expression of it: a call for each customer took half the time of
-- taking a customer in. No column is written anew, since nothing comes out differently.
create or replace function customers.search_key(name_key text, external_id text) returns text language sql immutable parallel safe
begin atomic
  select ' ' || customers.letters(case when name_key = '' then coalesce(lower(external_id), '')
                                    else name_key || coalesce(' ' || lower(external_id), '') end) || ' ='
         || case when name_key = '' then ' ' else customers.sound_words(name_key, 'ח') end
         || case when name_key ~ '[ck]h' then customers.sound_words(name_key, 'כ') else '' end;
end;
