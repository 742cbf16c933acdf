-- When somebody last signed in at the identity provider: what an earlier sign-in said must not undo a later one.
create table person_sign_in (
    person_id uuid primary key references person,
    at timestamptz not null
);

-- Use, as the gateway tells of it, and the secret that goes on being good for a while after a rotation.
alter table api_token
    add column last_used_at timestamptz,
    add column previous_secret_hash text,
    add column previous_until timestamptz;
