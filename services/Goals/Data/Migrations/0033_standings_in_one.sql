-- The key results as pace sees them, in one value instead of ten arrays: see KeyResultStandings. The drain that follows
-- the start writes it; until then, seconds later, a pace says that there is no data.
alter table objective_progress
    add column standings bytea,
    drop column key_results, drop column weights, drop column cadences, drop column raws, drop column periods,
    drop column confidences, drop column shares, drop column unreported, drop column starts, drop column ends;

insert into dirty (objective_id) select objective_id from objective_progress;
