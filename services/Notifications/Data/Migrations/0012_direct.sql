-- What somebody is to be told by name, until this service has heard of them. Empty but for moments.
create table direct_notice (
    person_id uuid not null,
    source_event uuid not null,
    kind text not null,
    title text not null,
    body text not null,
    link text not null,
    at timestamptz not null,
    primary key (person_id, source_event, kind)
);
