-- A token may be limited to a unit and what is below it.
alter table api_token add column unit_id uuid;
