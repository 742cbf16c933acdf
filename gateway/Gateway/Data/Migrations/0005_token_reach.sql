-- The unit that a token is limited to, as the directory tells of it.
alter table api_token add column unit_id uuid;
