-- What decides whether a person may be told of a metric, and how its periods are named.
create table metric (
    id uuid primary key,
    version bigint not null,
    unit_id uuid not null,
    visibility text not null,
    cadence text not null
);

create table inbox_item (
    id uuid primary key,
    seq bigint generated always as identity,
    person_id uuid not null,
    kind text not null,
    title text not null,
    body text not null,
    link text not null,
    at timestamptz not null,
    read_at timestamptz,
    source_event uuid not null,
    -- An alert opens once and closes once; nobody is told twice of either.
    unique (person_id, source_event, kind)
);
-- The inbox is read newest first and the stream from a position on, always by one person.
create unique index inbox_item_position on inbox_item (person_id, seq);
-- The unread count stands on every page.
create index inbox_item_unread on inbox_item (person_id, seq) where read_at is null;

-- Told to this service before it has heard of the metric or the person: kept until it can be decided who may know.
create table notice (
    person_id uuid not null,
    source_event uuid not null,
    kind text not null,
    metric_id uuid not null,
    title text not null,
    body text not null,
    link text not null,
    at timestamptz not null,
    primary key (person_id, source_event, kind)
);
