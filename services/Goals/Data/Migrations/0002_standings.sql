-- What pace asks of the key results that are not retired, in their order and beside the progress that was made of them:
-- a tree of thousands of objectives is judged without reading theirs. See KeyResultStandings.
alter table objective_progress
    add column key_results uuid[],
    add column weights numeric[],
    add column cadences text[],
    add column raws numeric[],
    add column periods date[],
    add column confidences numeric[];

insert into dirty (objective_id) select objective_id from objective_progress;
