-- Units, people and roles are the platform's organization tables; here they are the truth, so here they are unique.
create unique index unit_slug on unit (slug);
create unique index person_email on person (email);
-- One company.
create unique index unit_one_root on unit ((parent_id is null)) where parent_id is null;
-- People are listed and searched by name.
create index person_name on person (name, id);

create table api_token (
    id uuid primary key,
    version bigint not null,
    person_id uuid not null references person,
    name text not null,
    secret_hash text not null,
    scopes text[] not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index api_token_person on api_token (person_id);
