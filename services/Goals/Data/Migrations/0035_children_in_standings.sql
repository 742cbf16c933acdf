-- What pace asks of an objective's children is stored with its own standings: see PackedStandings. The drain that follows
-- the start writes it; until then, seconds later, a pace says that there is no data.
update objective_progress set standings = null;
insert into dirty (objective_id) select objective_id from objective_progress;
