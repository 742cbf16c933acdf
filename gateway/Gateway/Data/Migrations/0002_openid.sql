-- Somebody on the way to the identity provider and back; taking it up deletes it.
create table sign_in_attempt (
    state_hash bytea primary key,
    browser_hash bytea not null,
    nonce text not null,
    verifier text not null,
    return_path text not null,
    expires_at timestamptz not null
);
create index sign_in_attempt_expires_at on sign_in_attempt (expires_at);

-- Whom an account at the provider belongs to. One account of a provider for a person.
create table identity (
    issuer text not null,
    subject text not null,
    person_id uuid not null,
    linked_at timestamptz not null,
    primary key (issuer, subject),
    unique (person_id, issuer)
);

-- A name by which a session can be spoken of, the browser it lives in, and the ID token that signing out at the provider needs.
alter table session
    add column id uuid not null default gen_random_uuid(),
    add column user_agent text,
    add column id_token bytea,
    add column id_token_encrypted boolean not null default false;
create unique index session_id on session (id);
