-- What people keep for themselves and write beside a chart.

-- A view of the list of KPIs that somebody named: the filters as the address of the page has them.
create table saved_view (
    id uuid primary key,
    person_id uuid not null,
    name text not null,
    query text not null,
    saved_at timestamptz not null,
    unique (person_id, name)
);

-- What happened on a day, in words. One that is taken back stays, so that it can be told who said what.
create table annotation (
    id uuid primary key,
    metric_id uuid not null references metric,
    day date not null,
    text text not null,
    person_id uuid not null,
    at timestamptz not null,
    removed_at timestamptz,
    removed_by uuid
);
create index annotation_of on annotation (metric_id, day) where removed_at is null;
