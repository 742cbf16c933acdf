-- A range and a limit that is kept have no target: it was shown as 0.
alter table metric_objective
    alter column target drop not null,
    add column low numeric,
    add column high numeric;

-- What is known already came without both: with these versions the next comparison with goals asks for all of it again.
update objective set version = 0;
