-- Holidays of a unit, or absences of a person: one list each.
create table days_off (
    id uuid primary key,
    version bigint not null,
    of_person boolean not null,
    days jsonb not null
);

-- Whom we have reminded of what: nobody twice of one objective in the same weeks, however the hour is moved meanwhile.
create table reminder (
    person_id uuid not null,
    objective_id uuid not null,
    period date not null,
    message_id uuid not null,
    at timestamptz not null,
    primary key (person_id, objective_id, period)
);
create index reminder_at on reminder using brin (at);

-- What covers the weeks is looked for by the moment that it describes, or by when it was said if that is earlier.
create index check_in_covers on check_in (objective_id, least(at, submitted_at));

-- When the first check-in of an objective between two instants was said. One that describes the future counts where it was said.
create function first_said(objective uuid, opens timestamptz, closes timestamptz) returns timestamptz stable language sql as $$
    select min(c.submitted_at) from check_in c
    where c.objective_id = objective and least(c.at, c.submitted_at) >= opens and least(c.at, c.submitted_at) < closes
$$;

-- Whom a minute's reminders concern.
create index objective_unit on objective (unit_id) where lifecycle = 'published';
