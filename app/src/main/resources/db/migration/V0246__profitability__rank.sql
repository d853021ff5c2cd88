-- The rank of a customer counts those with entries between two points of the curve: it reads the index and nothing else.
drop index profitability.standing_contribution;
create index standing_contribution on profitability.standing (contribution desc, tie) include (entries);
