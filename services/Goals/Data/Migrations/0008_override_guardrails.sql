-- What its owner says of an objective instead of what is computed, with a reason; what is computed stays beside it.
alter table objective
    add column stated_progress numeric check (stated_progress between 0 and 1),
    add column stated_pace text,
    add column stated_reason text,
    add column stated_by uuid,
    add column stated_at timestamptz;

alter table objective_progress
    add column computed_raw numeric,
    add column computed_progress numeric,
    add column computed_capped numeric;
