-- An office of :customers customers with ten rows of timeline for each, written as sets: two phones for most of them, an e-mail for
-- half, an agreement for half, two thirds of the timeline calls, mails, visits, chats and notes, the rest tasks and entries of the ledger.
-- Rows come in the order of time, each of some customer, as they do in life: what one customer has lies far apart.

select setseed(0.5);

-- the trail of what nobody did
do $$
declare
  each regclass;
begin
  foreach each in array array['customers.customer', 'customers.contact_point', 'agreements.agreement', 'profitability.entry',
                              'interactions.interaction', 'interactions.task']::regclass[] loop
    execute format('alter table %s disable trigger user', each);
  end loop;
end $$;

alter table interactions.interaction drop constraint interaction_customer_id_fkey, drop constraint interaction_employee_id_fkey;

insert into identity.employee (name, email, passphrase_hash, role_id, language, joined_at)
select 'colleague ' || i, 'colleague' || i || '@kesher.example', e.passphrase_hash, e.role_id, e.language, now()
from generate_series(2, 12) i, identity.employee e where e.id = 1;

insert into agreements.product_line select i, 'line' || i from generate_series(0, 7) i on conflict do nothing;

-- seven in ten have a name that many have
insert into customers.customer (external_id, name, name_key, since, birth_date, owner_id)
select i::text, n, translate(lower(n), 'ךםןףץ', 'כמנפצ'), date '2018-01-01' + (i % 2900)::integer, date '1940-01-01' + (i * 7 % 23000)::integer,
       case when i % 10 < 7 then 1 + i % 12 end
from (select i,
        (array['משה', 'דוד', 'שרה', 'רחל', 'יוסף', 'נועה', 'מיכל', 'אורי', 'תמר', 'יעל', 'אברהם', 'יצחק', 'יעקב', 'לאה', 'רבקה', 'דינה',
               'שמעון', 'לוי', 'יהודה', 'דן', 'נפתלי', 'גד', 'אשר', 'בנימין', 'אפרים', 'מנשה', 'אסתר', 'מרדכי', 'דניאל', 'נחמיה',
               'עזרא', 'שלמה', 'רות', 'נעמי', 'חנה', 'שמואל', 'אליהו', 'אלישע', 'ישעיה', 'ירמיה', 'David', 'Sarah', 'Michael', 'Anna',
               'Daniel', 'Olga', 'Boris', 'Natalia', 'James', 'Maria'])[1 + floor(random() * 50)::integer] || ' ' ||
        case when random() < 0.7
          then (array['כהן', 'לוי', 'מזרחי', 'פרץ', 'ביטון', 'דהן', 'אברהם', 'פרידמן', 'מלכה', 'אזולאי', 'כץ', 'גולן', 'שפירא', 'חדד',
                      'עמר', 'גבאי', 'סויסה', 'אוחיון', 'יוסף', 'רוזן', 'שוורץ', 'קליין', 'ויס', 'גרינברג', 'הורוביץ', 'לנדאו', 'ברק',
                      'שמש', 'נחום', 'סבג', 'Cohen', 'Levi', 'Schwartz', 'Miller', 'Ivanov', 'Petrov', 'Katz', 'Rosen', 'Smith',
                      'Klein'])[1 + floor(random() * 40)::integer]
          else p.syllables[1 + (i * 7 % 20)::integer] || p.syllables[1 + (i / 20 * 3 % 20)::integer]
               || p.syllables[1 + (i / 400 % 20)::integer] || (array['וביץ', 'סקי', 'מן', 'זון', 'י', 'ית'])[1 + (i % 6)::integer] end as n
      from generate_series(1, :customers::bigint) i,
           (select array['בר', 'לב', 'גל', 'שי', 'נור', 'טל', 'רם', 'דור', 'חן', 'זיו', 'קמ', 'סל', 'פז', 'עד', 'הר', 'תמ', 'אל', 'יר', 'מר', 'כר']
              as syllables) p) x;

insert into customers.contact_point (customer_id, kind, value, key, source)
select c.id, 'phone', '05' || d.digits, '+9725' || d.digits, 'person'
from customers.customer c
cross join lateral (select lpad(((c.id * 7919 + 1234567) % 100000000)::text, 8, '0') as digits) d
union all
select c.id, 'phone', '03' || d.digits, '+9723' || d.digits, 'person'
from customers.customer c
cross join lateral (select lpad(((c.id * 104729 + 7654321) % 10000000)::text, 7, '0') as digits) d
where c.id % 10 < 6
union all
select c.id, 'email', 'person' || c.id || '@mail' || c.id % 97 || '.example', 'person' || c.id || '@mail' || c.id % 97 || '.example', 'person'
from customers.customer c where c.id % 2 = 0;

insert into agreements.agreement (customer_id, number, line_id, premium, commission_rate, start_on, renewal_on, created_at)
select i * 2, (30000000 + i * 37)::text, i % 8, 500 + i % 4000, 12, current_date - (i % 365)::integer,
       current_date - (i % 365)::integer + 365, now() - (i % 365) * interval '1 day'
from generate_series(1, :customers::bigint / 2) i;

insert into profitability.entry
  (customer_id, day, kind, amount, line_id, seconds, quantity, hourly_rate, activity, measured)
select 1 + floor(power(r1, 1.5) * :customers)::bigint, current_date - 730 + floor(730.0 * i / (2.3 * :customers))::integer, k,
       case when k <> 't' then round((r3 * r3 * case k when 'i' then 900 else 300 end)::numeric, 2) end,
       case when k = 'i' then floor(r4 * 8)::integer end,
       case when k = 't' then (60 + r3 * 3000)::integer end, case when k = 't' then 1 end,
       case when k = 't' then 120 end, case when k = 't' then 'renewal' end, case when k = 't' then r4 < 0.8 end
from (select i, random() as r1, random() as r3, random() as r4, (array['i', 'i', 'i', 't', 'c', 'i'])[1 + i % 6] as k
      from generate_series(1, (2.3 * :customers)::bigint) i) x;

-- Words as they are in a language: some in every other sentence, most in hardly any. Fifty thousand sentences, said again and again.
create temp table sentence (number bigint primary key, words text not null);

insert into sentence
select i, string_agg(case when (i * 40503 + k * 2654435761) % 100 < 85
         then (array['הלקוח', 'ביקש', 'פוליסה', 'חידוש', 'הצעה', 'רכב', 'דירה', 'תביעה', 'שולם', 'נשלח', 'מסמך', 'לחזור', 'מחר', 'בטלפון',
                     'פנסיה', 'כיסוי', 'ביטול', 'הנחה', 'מחיר', 'תשלום', 'כתובת', 'עודכן', 'נזק', 'שמאי', 'מוסך', 'אישור', 'טופס', 'חתימה',
                     'בנק', 'הלוואה', 'משכנתא', 'נסיעות', 'לחוץ', 'לארץ', 'בריאות', 'ילדים', 'עבודה', 'פגישה', 'נדחתה', 'הסכים',
                     'asked', 'offer', 'renewal', 'sent', 'price', 'claim', 'call', 'back', 'tomorrow', 'signed'])
                [1 + floor(power(((i * 7919 + k * 104729) % 10007) / 10007.0::float8, 2) * 50)::integer]
         else chr(1488 + ((i * 31 + k * 17) % 27)::integer) || chr(1488 + ((i / 27 + k * 5) % 27)::integer)
              || chr(1488 + ((i / 729 + k) % 27)::integer) || chr(1488 + ((i * 13 + k * 7) % 27)::integer) end, ' ' order by k)
from generate_series(0, 49999) i, generate_series(1, 4 + (i % 9)) k
group by i;

insert into interactions.interaction (customer_id, kind, direction, employee_id, at, seconds, measured, summary, created_at)
select 1 + floor(power(r1, 1.5) * :customers)::bigint, k, case when k <> 'note' then (array['in', 'out'])[1 + i % 2] end, 1 + i % 12,
       t, (20 + r2 * r2 * 1500)::integer, r2 < 0.8,
       case when k = 'call' and i % 3 = 0 then '' else s.words end, t
from (select i, random() as r1, random() as r2, now() - interval '730 days' + i * (interval '730 days' / (6.5 * :customers)) as t,
        (array['call', 'call', 'call', 'mail', 'mail', 'note', 'visit', 'call', 'chat', 'call'])[1 + i % 10] as k,
        i * 7919 % 50000 as said
      from generate_series(1, (6.5 * :customers)::bigint) i) x
join sentence s on s.number = x.said;

insert into interactions.task (customer_id, owner_id, title, due_day, done_at, done_by, created_at)
select 1 + floor(power(random(), 1.5) * :customers)::bigint, 1 + i % 12,
       (array['לחזור ללקוח', 'לשלוח הצעה', 'לבדוק תביעה', 'חידוש פוליסה', 'send the papers', 'לקבל חתימה'])[1 + i % 6] || ' ' || i,
       current_date - 700 + floor(730.0 * i / (1.2 * :customers))::integer,
       case when i < 1.15 * :customers then t + interval '2 days' end, case when i < 1.15 * :customers then 1 + i % 12 end, t
from (select i, now() - interval '730 days' + i * (interval '728 days' / (1.2 * :customers)) as t
      from generate_series(1, (1.2 * :customers)::bigint) i) x;

alter table interactions.interaction
  add constraint interaction_customer_id_fkey foreign key (customer_id) references customers.customer,
  add constraint interaction_employee_id_fkey foreign key (employee_id) references identity.employee;

do $$
declare
  each regclass;
begin
  foreach each in array array['customers.customer', 'customers.contact_point', 'agreements.agreement', 'profitability.entry',
                              'interactions.interaction', 'interactions.task']::regclass[] loop
    execute format('alter table %s enable trigger user', each);
  end loop;
end $$;

select profitability.set_standard_period((date_trunc('month', current_date) - interval '12 months')::date,
                                         (date_trunc('month', current_date) - interval '1 day')::date);

insert into profitability.stale select id from customers.customer;

vacuum (analyze, parallel 0) profitability.entry;

vacuum (analyze, parallel 0) customers.customer;

select profitability.sum_up(true);

vacuum (analyze, parallel 0);
