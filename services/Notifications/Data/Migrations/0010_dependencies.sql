-- What units ask of each other, and up to which version of it people have been told.
create table dependency (
    id uuid primary key,
    version bigint not null,
    told bigint not null default 0,
    objective_id uuid not null,
    asking_unit_id uuid not null,
    helping_unit_id uuid not null,
    what text,
    due date not null,
    state text not null,
    asked_by uuid not null,
    at timestamptz not null,
    note text
);
-- Empty but for moments: what waits for a unit or a person to become known.
create index dependency_untold on dependency (id) where told < version;

-- Who leads a unit, or the nearest one above it that anybody leads: by a role on it or by the unit's own word.
create function leads_of(unit uuid) returns table (id uuid) stable language sql as $$
    with leader as (
        select c.depth, r.person_id
        from unit_closure c join role_grant r on r.unit_id = c.ancestor_id
        where c.descendant_id = leads_of.unit and r.role = 'lead' and (r.expires_at is null or r.expires_at > now())
        union
        select c.depth, u.lead_id
        from unit_closure c join unit u on u.id = c.ancestor_id
        where c.descendant_id = leads_of.unit and u.lead_id is not null
    ), active as (
        select l.depth, l.person_id from leader l join person p on p.id = l.person_id and p.active
    )
    select a.person_id from active a where a.depth = (select min(depth) from active)
$$;
