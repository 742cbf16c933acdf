-- Wall screens: what may show one unit's board without anybody being signed in.
create table display (
    id uuid primary key,
    unit_id uuid not null,
    name text not null,
    made_by uuid not null,
    made_at timestamptz not null,
    -- The link that opens it, once and for a while; then the cookie that it was exchanged for. SHA-256 of either.
    link_hash bytea unique,
    link_until timestamptz not null,
    cookie_hash bytea unique,
    opened_at timestamptz,
    last_seen_at timestamptz,
    revoked_at timestamptz,
    revoked_by uuid
);
create index display_unit on display (unit_id, id);
