-- Effects: what is different since something was adopted. Nothing of its own is kept: all is read where it lies.
create schema effects;

create index interaction_day on interactions.interaction using brin (at);

call identity.let('manager', 'all', 'effects:see');
call identity.let('analyst', 'all', 'effects:see');
