-- Objectives as their publisher last described them. Key results and contributors change only together with the row.
create table objective (
    id uuid primary key,
    version bigint not null,
    unit_id uuid not null,
    owner_id uuid not null,
    visibility text not null,
    lifecycle text not null,
    start_day date not null,
    end_day date not null,
    title text,
    contributors uuid[] not null,
    key_results jsonb not null
);
-- The due list asks for one owner's published objectives.
create index objective_owner on objective (owner_id) where lifecycle = 'published';

create table check_in (
    id uuid primary key,
    version bigint not null,
    objective_id uuid not null,
    author_id uuid not null,
    at timestamptz not null,
    submitted_at timestamptz not null
);
-- An objective's history is read newest first, a page at a time; the due list needs the newest only.
create index check_in_objective on check_in (objective_id, at desc, id desc);

create table check_in_revision (
    check_in_id uuid not null references check_in,
    number bigint not null,
    at timestamptz not null,
    confidence numeric(2, 1) check (confidence between 0 and 1),
    changed text,
    blocked text,
    next text,
    recorded_by uuid not null,
    recorded_at timestamptz not null,
    primary key (check_in_id, number)
);

create table check_in_value (
    check_in_id uuid not null,
    number bigint not null,
    key_result_id uuid not null,
    value numeric,
    confidence numeric(2, 1) check (confidence between 0 and 1),
    primary key (check_in_id, number, key_result_id),
    foreign key (check_in_id, number) references check_in_revision
);

-- A correction is a new revision: what was said once is never changed, whoever asks.
create function refuse_change() returns trigger language plpgsql as
$$ begin raise exception 'what was said in a check-in stays as it was said'; end $$;
create trigger check_in_revision_stays before update or delete on check_in_revision execute function refuse_change();
create trigger check_in_value_stays before update or delete on check_in_value execute function refuse_change();
