-- Who costs more than they bring, by what the table can be sorted by: few of those with the best trend or the most income do, and a walk
-- down the whole order would look for them for long.
create index standing_negative_income on profitability.standing (income desc, tie) where contribution < 0;
create index standing_negative_time on profitability.standing (seconds desc, tie) where contribution < 0;
create index standing_negative_trend on profitability.standing (trend desc, tie) where contribution < 0;
