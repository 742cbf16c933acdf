-- Files of units and people. The rows wait here until they are applied, all in one transaction; then only the receipt stays.
create table import (
    id uuid primary key,
    kind text not null,
    dry_run boolean not null,
    requested_by uuid not null,
    state text not null,
    rows int not null,
    done int not null default 0,
    attempts int not null default 0,
    staged_at timestamptz not null,
    finished_at timestamptz,
    receipt jsonb,
    problem text
);
create index import_unfinished on import (staged_at) where state in ('staged', 'running');

create table import_row (
    import_id uuid not null references import on delete cascade,
    line int not null,
    cells json not null,
    primary key (import_id, line)
);
