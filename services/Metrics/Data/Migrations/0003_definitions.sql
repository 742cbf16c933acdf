-- Definitions -------------------------------------------------------------------------------------------------------

-- A company's own calendar, such as 4-4-5: data, and never changed, because values were counted by it.
create table calendar (
    id uuid primary key,
    version bigint not null,
    name text not null
);

create table calendar_period (
    calendar_id uuid not null references calendar,
    start date not null,
    year int not null,
    number int not null,
    primary key (calendar_id, start)
);

alter table metric
    add column calendar_id uuid references calendar,
    add column aggregation text not null default 'last',
    add column filter text,
    add column fingerprint text;
-- The same definition kept twice.
create index metric_fingerprint on metric (fingerprint) where fingerprint is not null;

-- What the numbers meant, since when. What was defined before has meant the same from its beginning.
create table definition_revision (
    metric_id uuid not null references metric,
    valid_from timestamptz not null,
    unit_of_measure text not null,
    decimals int not null,
    direction text not null,
    aggregation text not null,
    primary key (metric_id, valid_from)
);
insert into definition_revision
select id, created_at, unit_of_measure, decimals, direction, aggregation from metric;

-- When somebody last opened a metric: one that nobody ever reads is a candidate for the archive. Precise to the hour.
create table metric_reading (
    series int primary key,
    read_at timestamptz not null
) with (fillfactor = 70);

-- Objectives --------------------------------------------------------------------------------------------------------

-- A mirror: which objectives work on which metric, and when. It carries no text of what is not public.
create table objective (
    id uuid primary key,
    version bigint not null,
    unit_id uuid not null,
    owner_id uuid not null,
    visibility text not null,
    lifecycle text not null,
    title text,
    contributors uuid[] not null
);

create table metric_objective (
    key_result_id uuid primary key,
    metric_id uuid not null,
    objective_id uuid not null,
    version bigint not null,
    starts date not null,
    ends date not null,
    lifecycle text not null,
    baseline numeric not null,
    target numeric not null
);
create index metric_objective_metric on metric_objective (metric_id);
create index metric_objective_objective on metric_objective (objective_id);

-- Ingestion ---------------------------------------------------------------------------------------------------------

-- How far an upload with a key has come; its receipt takes over when it is done.
create table upload_progress (
    person_id uuid not null,
    key text not null,
    rows int not null,
    rejected int not null,
    started_at timestamptz not null,
    at timestamptz not null,
    primary key (person_id, key)
);
create index upload_progress_at on upload_progress (at);

-- What an upload that is still going on has changed waits for its end, at most ten seconds: evaluated chunk by chunk, each
-- metric would be judged and told several times, beside the upload and at its cost.
alter table changed_series
    add column upload uuid,
    add column ready_at timestamptz not null default '-infinity';
create index changed_series_upload on changed_series (upload) where upload is not null;
