-- Pull sources ------------------------------------------------------------------------------------------------------

-- Where a metric's values are pulled from: at most one a metric. A removed one stays as a row.
create table metric_source (
    id uuid primary key references metric,
    version bigint not null,
    kind text not null,
    definition jsonb not null,
    removed boolean not null
);

-- When it runs and what became of it: written by runs alone, so that a run never makes an editor's save fail.
-- A run holds the lease; when its process dies the lease runs out and another takes the source over.
create table source_state (
    metric_id uuid primary key references metric_source,
    next_run_at timestamptz,
    lease uuid,
    lease_started_at timestamptz,
    leased_until timestamptz,
    last_run_at timestamptz,
    last_success_at timestamptz,
    last_error text,
    failures int not null default 0
) with (fillfactor = 70);
-- What is due, and what fails.
create index source_state_due on source_state (next_run_at) where next_run_at is not null;
create index source_state_failing on source_state (metric_id) where failures > 0;

-- The last hundred runs of each.
create table source_run (
    id bigint generated always as identity primary key,
    metric_id uuid not null references metric_source,
    started_at timestamptz not null,
    took_ms int not null,
    rows int not null,
    inserted int not null,
    revised int not null,
    error text
);
create index source_run_metric on source_run (metric_id, id desc);

-- Secrets: who set which, and apart from it the value, encrypted under Keys:EncryptionKey.
create table source_secret (
    id uuid primary key,
    version bigint not null,
    unit_id uuid not null,
    name text not null,
    hosts text[] not null,
    set_by uuid not null,
    set_at timestamptz not null,
    removed boolean not null,
    unique (unit_id, name)
);
create index source_secret_name on source_secret (name, id);
create table source_secret_value (
    secret_id uuid primary key references source_secret,
    encrypted bytea not null
);
