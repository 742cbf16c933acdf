-- Definitions -------------------------------------------------------------------------------------------------------

create sequence metric_series as int;

create table metric (
    id uuid primary key,
    version bigint not null,
    -- The key of everything measured: four bytes instead of sixteen make bulk loading a quarter faster.
    series int not null unique,
    name text not null,
    definition text,
    role text not null,
    unit_of_measure text not null,
    decimals int not null,
    direction text not null,
    cadence text not null,
    review_cadence text,
    visibility text not null,
    unit_id uuid not null,
    owner_id uuid,
    external_key text,
    target numeric,
    benchmark numeric,
    business_outcome text,
    source text,
    tags text[] not null,
    status text not null,
    created_at timestamptz not null,
    active_since timestamptz
);
-- Files name metrics by the key their source knows; two metrics with one key would make a row ambiguous.
create unique index metric_external_key on metric (external_key) where external_key is not null;
-- A unit's list and scorecard.
create index metric_unit on metric (unit_id);
-- The company's list, page by page.
create index metric_name on metric (name, id);

create table threshold_revision (
    metric_id uuid not null references metric,
    valid_from timestamptz not null,
    direction text not null,
    green numeric,
    amber numeric,
    low numeric,
    high numeric,
    outer_low numeric,
    outer_high numeric,
    primary key (metric_id, valid_from)
);

-- Observations ------------------------------------------------------------------------------------------------------

-- Append-only and bitemporal: a correction is a row with the same moment and a later recorded_at.
create table observation (
    series int not null,
    at timestamptz not null,
    recorded_at timestamptz not null,
    value numeric,
    source smallint not null,
    note text,
    primary key (series, at, recorded_at)
) partition by range (at);
-- The service's role cannot create tables, so the years are made ahead; what lies outside them goes to the last one.
do $$
declare
    part text;
begin
    for year in 2015..2040 loop
        execute format(
            'create table observation_%s partition of observation for values from (%L) to (%L)',
            year, format('%s-01-01 00:00:00+00', year), format('%s-01-01 00:00:00+00', year + 1));
    end loop;
    create table observation_other partition of observation default;
    -- Nothing recorded is ever overwritten, not even by a mistake in the service: neither here nor by way of a partition.
    if exists (select 1 from pg_roles where rolname = current_database() || '_app') then
        for part in select relid::regclass::text from pg_partition_tree('observation') loop
            execute format('revoke update, delete, truncate on %s from %I', part, current_database() || '_app');
        end loop;
    end if;
end $$;

-- One row a series: the lock that makes concurrent ingestions of it wait for each other, and what it holds last.
-- Room in the pages lets the frequent updates stay in place.
create table head (
    series int primary key,
    last_at timestamptz,
    value numeric,
    recorded_at timestamptz
) with (fillfactor = 50);

-- What an ingestion owes the evaluation, one row a series and commit. Quiet changes (a threshold) raise no alert. From
-- -infinity to infinity is everything; nothing is the headline alone. The trace leads back to the request.
create table changed_series (
    id bigint generated always as identity primary key,
    series int not null,
    from_at timestamptz,
    to_at timestamptz,
    rows int not null,
    quiet boolean not null,
    trace text
);

-- The receipt of an upload that was sent with a key: a repetition gets it instead of being applied.
create table ingestion_receipt (
    person_id uuid not null,
    key text not null,
    body_hash bytea not null,
    receipt jsonb not null,
    at timestamptz not null default now(),
    primary key (person_id, key)
);
create index ingestion_receipt_at on ingestion_receipt (at);

-- Evaluation --------------------------------------------------------------------------------------------------------

-- The value of a period, and its health by the thresholds valid at its end; no health while it runs.
create table metric_period (
    series int not null,
    start date not null,
    value numeric,
    health text,
    revision bigint not null,
    primary key (series, start)
);
-- Periods that completed since anybody looked.
create index metric_period_unjudged on metric_period (series, start) where health is null and value is not null;

create table metric_state (
    series int primary key,
    revision bigint not null default 0,
    latest_period date,
    latest_value numeric,
    previous_value numeric,
    health text not null default 'not-set',
    health_since date,
    health_periods int not null default 0,
    confirmed text not null default 'green',
    stale boolean not null default false,
    due_at timestamptz,
    next_evaluation_at timestamptz,
    time_zone text
) with (fillfactor = 70);
-- Time alone moves things: a period completes, a value becomes overdue.
create index metric_state_due on metric_state (next_evaluation_at);

create table alert (
    id uuid primary key,
    metric_id uuid not null references metric,
    kind text not null,
    health text not null,
    previous_health text not null,
    period date not null,
    value numeric,
    opened_at timestamptz not null,
    closed_at timestamptz
);
-- At most one open alert of a kind and level, whatever happens twice.
create unique index alert_open on alert (metric_id, kind, health) where closed_at is null;
-- The list, newest first.
create index alert_opened on alert (opened_at desc, id desc);
create index alert_metric on alert (metric_id, opened_at desc);
