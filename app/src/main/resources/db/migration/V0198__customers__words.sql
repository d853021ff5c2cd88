-- The words of what was said, so that customers are found by them. Each is kept as customers.letters() writes it: folded, in ASCII,
-- whatever the database's locale knows as a letter. docs/decisions/0076-words-are-kept-in-a-column-of-their-own.md
create function customers.plain_letters(said text) returns text language sql immutable parallel safe
begin atomic
  select translate(
    regexp_replace(lower(normalize(said, NFKD) collate "und-x-icu"), '[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u200b-\u200f\u202a-\u202e\u2060-\u2069''"׳״`´’‘“”]', '', 'g'),
    'ךםןףץ', 'כמנפצ');
end;

-- No word is longer than thirty letters: nobody looks for the thirty-first.
create function customers.words(said text) returns tsvector language sql immutable parallel safe
begin atomic
  select array_to_tsvector(array_remove(string_to_array(
    regexp_replace(
      regexp_replace(customers.letters(customers.plain_letters(said)), '[^A-Za-z0-9]+', ' ', 'g'),
      '([A-Za-z0-9]{30})[A-Za-z0-9]+', '\1', 'g'), ' '), ''));
end;

-- All of these words, as they begin, behind any of the letters that Hebrew writes together with a word; a longer word that is asked
-- for with such a letter is found without it too.
create function customers.sought(asked text[]) returns tsquery language sql immutable parallel safe
begin atomic
  select string_agg(
    case
      when length(w.word) < 3 then w.word
      when w.word ~ '^[A-Z]' then
        '(' || (select string_agg(p || w.word || ':*', ' | ')
                from unnest(array['', 'V', 'H', 'B', 'L', 'M', 'W', 'K', 'VH', 'VB', 'VL', 'VM', 'VW', 'VK', 'WH', 'WB', 'WL', 'WM', 'KW', 'MH']) p)
            || case when w.word ~ '^[VHBLMWK].{4}' then ' | ' || substr(w.word, 2) || ':*' else '' end || ')'
      else w.word || ':*' end, ' & ' order by w.place)::tsquery
  from (select left(regexp_replace(customers.letters(customers.plain_letters(each.word)), '[^A-Za-z0-9]', '', 'g'), 30) as word, each.place
        from unnest(asked) with ordinality as each (word, place)) w
  where w.word <> '';
end;

-- The plan of a search hangs on how rare a word is: many are found down the order of time, few by the word. Of what was just written
-- little may lie beside the index, for each search reads all of that.
alter table interactions.interaction add column words tsvector not null generated always as (customers.words(summary)) stored;
alter table interactions.interaction alter column words set statistics 1000;
create index interaction_words on interactions.interaction using gin (words) with (gin_pending_list_limit = 256);
create index interaction_at on interactions.interaction (at desc);

alter table interactions.task add column words tsvector not null generated always as (customers.words(title)) stored;
alter table interactions.task alter column words set statistics 1000;
create index task_words on interactions.task using gin (words) with (gin_pending_list_limit = 256);
create index task_created on interactions.task (created_at desc) where customer_id is not null;

alter table files.file add column words tsvector not null generated always as (customers.words(name || ' ' || coalesce(note, ''))) stored;
create index file_words on files.file using gin (words) with (gin_pending_list_limit = 256);
create index file_added on files.file (added_at desc);
