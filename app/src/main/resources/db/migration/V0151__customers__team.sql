-- A customer may be in the hands of a team: of everybody in it.
alter table customers.customer
  add team_id bigint references identity.team on delete set null;
comment on column customers.customer.team_id is 'in the hands of which team they are, beside their owner or without one';
create index customer_team on customers.customer (team_id) where team_id is not null;

-- What the list is sorted by besides names and facts.
create index customer_since on customers.customer (since, id) where since is not null;
