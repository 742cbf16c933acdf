-- A signed-in browser. The id itself is in its cookie only.
create table session (
    id_hash bytea primary key,
    person_id uuid not null,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    revoked_at timestamptz
);
-- Ending the sessions of somebody who was deactivated.
create index session_person on session (person_id) where revoked_at is null;
-- Deleting the sessions that are long over.
create index session_created_at on session (created_at);

-- Keys of internal tokens, shared by all replicas; rows live for about a day and a quarter of an hour.
create table signing_key (
    id text primary key,
    created_at timestamptz not null,
    active_from timestamptz not null,
    x bytea not null,
    y bytea not null,
    d bytea not null,
    encrypted boolean not null
);

-- Mirror of the directory's API tokens.
create table api_token (
    id uuid primary key,
    version bigint not null,
    person_id uuid not null,
    name text not null,
    secret_hash text not null,
    scopes text[] not null,
    expires_at timestamptz not null,
    revoked boolean not null
);
