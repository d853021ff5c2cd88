-- What a contact point is for, who tried it, and whether it is still to be used.
alter table customers.contact_point
  add column label          text check (length(label) between 1 and 60),
  add column main           boolean not null default false,
  add column verified_by_id bigint references identity.employee,
  add column verified_at    timestamptz,
  add column do_not_use     text check (length(do_not_use) between 1 and 200),
  add check (not (main and do_not_use is not null));
comment on column customers.contact_point.label is 'in the office''s words: mobile, home, billing';
comment on column customers.contact_point.main is 'the one of its kind that is tried first';
comment on column customers.contact_point.do_not_use is 'why not; absent: it may be used';
create unique index contact_point_main on customers.contact_point (customer_id, kind) where main;
