-- The secret before a rotation, as the directory tells of it, and when the token was last used, noted here a few minutes apart.
alter table api_token
    add column previous_secret_hash text,
    add column previous_until timestamptz,
    add column used_at timestamptz;
