-- To whom something of a customer went, and why: each decision with all who came into question for it.
alter table books.setting
  add most_open integer not null default 25 check (most_open between 1 and 10000);
comment on column books.setting.most_open is 'with so many things that wait for somebody the next goes to another';

create table books.routing (
  id          bigint generated always as identity primary key,
  customer_id bigint not null references customers.customer on delete cascade,
  thing       text not null check (thing ~ '^[a-z]{1,20}$'),
  thing_id    bigint not null,
  step        text not null check (step in ('owner', 'deputy', 'team', 'queue')),
  employee_id bigint references identity.employee,
  team_id     bigint references identity.team on delete set null,
  considered  jsonb not null,
  at          timestamptz not null,
  check ((step = 'queue') = (employee_id is null))
);
comment on column books.routing.thing is 'what it was about, such as a case';
comment on column books.routing.considered is 'who came into question, in order, and why they took it or did not';
create index routing_of_thing on books.routing (thing, thing_id, id desc);
create index routing_of_customer on books.routing (customer_id, id desc);

insert into audit.unwatched (name, reason) values
  ('books.routing', 'the record of a decision; what came of it is watched where it stands');
