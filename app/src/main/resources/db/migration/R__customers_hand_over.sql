-- Handing customers over is a bulk change, which needs no function of its own.
drop function if exists customers.hand_over(bigint, bigint);
