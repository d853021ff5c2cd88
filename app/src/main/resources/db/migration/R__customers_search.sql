-- Whether some word of a search key is spelt almost like this one. Stands in a query for its one operator, so that the index serves.
create or replace function customers.resembles(word text, key text) returns boolean language sql stable parallel safe
begin atomic
  select word <% key;
end;

-- How nearly.
create or replace function customers.resemblance(word text, key text) returns real language sql immutable parallel safe
begin atomic
  select word_similarity(word, key);
end;

-- How a word sounds, as it stands in a search key, with what comes behind it there. Of one or two consonants the whole word is meant:
-- too many begin so. Absent where there is nothing to be heard.
create or replace function customers.sound_of(word text, ch text, behind text) returns text language sql immutable parallel safe
begin atomic
  select case length(s.sound) when 0 then null when 1 then 'J' || s.sound || ' ' when 2 then 'J' || s.sound || ' ' else 'J' || s.sound || behind end
  from (select btrim(customers.sound(word, ch)) as sound) s;
end;

-- A pattern for whatever has one of these in it: several that are asked for so are found by one way through the index of search keys,
-- where several with an "or" in each are as many ways as there are of these.
create or replace function customers.one_of(parts text[]) returns text language sql immutable parallel safe
begin atomic
  select '(' || string_agg(regexp_replace(p.part, '([^A-Za-z0-9 ])', '\\\1', 'g'), '|') || ')' from unnest(parts) p (part) where p.part <> '';
end;
