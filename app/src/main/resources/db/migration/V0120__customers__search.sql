-- How customers are found by name. A search key holds the words of the name and the number of other systems, and behind them how the
-- words sound. It is worked out by the database itself, so that nobody who writes a name can forget it; whoever changes one of these
-- functions writes the column anew. docs/decisions/0032-what-a-search-looks-into.md

-- Trigrams know ASCII only where the database's locale is C: each letter of another script becomes one, in upper case, so that no
-- Latin word is taken for a Hebrew one. Marks between words separate, quotes and gershayim fall away.
create function customers.letters(words text) returns text language sql immutable parallel safe
begin atomic
  select translate(words,
    'אבגדהוזחטיכלמנסעפצקרשתабвгдеёжзийклмнопрстуфхцчшщъыьэюяءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي-./,&()="''',
    'ABGDHVZCTIKLMNXOPYQRSWABVGDEEZZIIKLMNOPRSTUFHCCWWXYXEUAAAAAAEABTTTHCKDZRZXSYDTZOQFQKLMNHVII        ');
end;

-- What Hebrew and Latin spellings of a name have in common: its consonants, folded where either script writes one sound in several
-- ways (ב and v, כ and ק, ס, ש, צ and z), without the vowels that Hebrew leaves out. A vowel at the start counts. Latin "ch" and "kh"
-- stand for ח in one name and for כ in the next: whoever asks says for which.
create function customers.sound(words text, ch text) returns text language sql immutable parallel safe
begin atomic
  select regexp_replace(translate(
    replace(regexp_replace(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
      ' ' || translate(words, '-.,&/()=0123456789''"', '        ') || ' ',
      ' דוד ', ' דויד '), 'וו', 'ב'), ' ו', ' ב'), 'וי', 'ב'), 'וה ', 'ב '), 'יו ', 'ב '), 'ה ', ' '), ' י', ' Y'),
      'sch', 'ש'), 'ch', ch), 'kh', ch), 'ck', 'k'), 'ph', 'p'), 'tz', 'צ'), 'ts', 'צ'), 'th', 't'), 'sh', 'ש'), 'x', 'ks'),
      ' iצh', ' Yצh'), ' isr', ' Ysr'), ' j', ' Y'), ' y', ' Y'),
      ' [אעaeiou]', ' A', 'g'), 'h ', ' '),
    'בגדהזחטכלמנספצקרשתbcdfghjklmnpqrstvwzאעויaeiouy', 'BGDHSHTKLMNSPSKRSTBKDPGHGKLMNPKRSTBBS'),
    '([A-Z])\1+', '\1', 'g');
end;

-- A word of a sound begins with J, which no Hebrew letter becomes, and stands behind an equals sign, which no name keeps.
create function customers.sound_words(words text, ch text) returns text language sql immutable parallel safe
begin atomic
  select replace(rtrim(customers.sound(words, ch)), ' ', ' J') || ' ';
end;

create function customers.search_key(name_key text, external_id text) returns text language sql immutable parallel safe
begin atomic
  select ' ' || customers.letters(concat_ws(' ', nullif(name_key, ''), lower(external_id))) || ' ='
         || case when name_key = '' then ' ' else customers.sound_words(name_key, 'ח') end
         || case when name_key ~ '[ck]h' then customers.sound_words(name_key, 'כ') else '' end;
end;
drop function if exists customers.search_key(text, text, text, text[]);

drop index customers.customer_search;
alter table customers.customer drop column search_key;
alter table customers.customer add column search_key text not null
  generated always as (customers.search_key(name_key, external_id)) stored;
comment on column customers.customer.search_key is 'words of the name, the number in other systems, and how the name sounds';
-- the plan of a search hangs on how rare a part of a name is
alter table customers.customer alter column search_key set statistics 1000;
create index customer_search on customers.customer using gin (search_key gin_trgm_ops);

-- the last digits of a phone
create index contact_point_ending on customers.contact_point (reverse(key) text_pattern_ops) where kind = 'phone';
