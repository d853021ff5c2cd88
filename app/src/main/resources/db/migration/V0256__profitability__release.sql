-- The way back from groups that hold: from a release on they follow the facts again, until another round is published.
create table profitability.release (
  id                bigint generated always as identity primary key,
  classification_id bigint not null references profitability.classification on delete cascade,
  reason            text not null check (length(reason) between 1 and 500),
  by_id             bigint,
  at                timestamptz not null
);
comment on column profitability.release.classification_id is 'whose groups held until then: that of the latest round';
create unique index release_of_classification on profitability.release (classification_id);

alter table profitability.classification add column release_id bigint references profitability.release;
comment on column profitability.classification.release_id is 'since which release the groups follow the facts; absent: no round had ever held them, or it is of a round';
drop index profitability.classification_of_period;
create unique index classification_of_period on profitability.classification (to_day, release_id) nulls not distinct where round_id is null;
