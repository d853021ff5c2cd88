-- Groups that a round has published hold until the next round. Its classification stands beside those that came by themselves.
alter table profitability.classification add column round_id bigint;
alter table profitability.classification drop constraint classification_to_day_key;
create unique index classification_of_period on profitability.classification (to_day) where round_id is null;
create unique index classification_of_round on profitability.classification (round_id) where round_id is not null;
comment on column profitability.classification.round_id is 'the round that published it; absent where the groups followed the facts by themselves';

alter table profitability.group_change drop constraint group_change_reason_check;
alter table profitability.group_change add constraint group_change_reason_check
  check (reason in ('first', 'agreed', 'large', 'overridden', 'returned'));
