-- Confirmation ------------------------------------------------------------------------------------------------------

-- What is confirmed after a judged period, with as much of the past as the next one needs: two bits for the health, then
-- two for each judged period since the last recovery, the newest lowest. What stands in the table is filled in when
-- its series is evaluated next.
alter table metric_period add column confirmation bigint;

alter table metric_state
    -- The rule by which the periods' confirmation was made; none before there was one to choose.
    add column confirmed_by text,
    -- The share of its weight that a rolled-up period needs, by which they were last looked at.
    add column enough_weight numeric not null default 0.9;
