-- The words of what was said, so that customers are found by them. Each is kept as customers.letters() writes it: folded, in ASCII,
-- whatever the database's locale knows as a letter. docs/decisions/0076-words-are-kept-in-a-column-of-their-own.md
create function customers.plain_letters(said text) returns text language sql immutable parallel safe
begin atomic
  select translate(lower(normalize(said, NFKD) collate "und-x-icu"), 'ךםןףץ''"׳״`´’‘“”' ||
    U&'\0300\0301\0302\0303\0304\0305\0306\0307\0308\0309\030A\030B\030C\030D\030E\030F\0310\0311\0312\0313\0314\0315\0323\0327\0328\0331\0591\0592\0593\0594\0595\0596\0597\0598\0599\059A\059B\059C\059D\059E\059F\05A0\05A1\05A2\05A3\05A4\05A5\05A6\05A7\05A8\05A9\05AA\05AB\05AC\05AD\05AE\05AF\05B0\05B1\05B2\05B3\05B4\05B5\05B6\05B7\05B8\05B9\05BA\05BB\05BC\05BD\05BF\05C1\05C2\05C4\05C5\05C7\200B\200C\200D\200E\200F\202A\202B\202C\202D\202E\2066\2067\2068\2069',
    'כמנפצ');
end;

-- No word is longer than thirty letters: nobody looks for the thirty-first. Few texts have such a word, and only they are cut.
create function customers.words(said text) returns tsvector language sql immutable parallel safe
begin atomic
  select array_to_tsvector(array_remove(regexp_split_to_array(
    case when said ~ '[^ ]{31}'
      then regexp_replace(customers.letters(customers.plain_letters(said)), '([A-Za-z0-9]{30})[A-Za-z0-9]+', '\1', 'g')
      else customers.letters(customers.plain_letters(said)) end,
    '[^A-Za-z0-9]+'), ''));
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
