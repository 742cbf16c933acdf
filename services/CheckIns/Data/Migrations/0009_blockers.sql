-- What holds an objective up, until it is resolved.
create table blocker (
    id uuid primary key,
    version bigint not null,
    objective_id uuid not null,
    -- Raised in the same breath as the check-in, and so without a foreign key that would ask for an order.
    check_in_id uuid,
    text text not null,
    owner_id uuid not null,
    helping_unit_id uuid,
    due date,
    severity text not null,
    raised_by uuid not null,
    raised_at timestamptz not null,
    escalated_to uuid,
    resolved_at timestamptz
);
create index blocker_objective on blocker (objective_id);
create index blocker_owner on blocker (owner_id) where resolved_at is null;
create index blocker_open on blocker (raised_at, id) where resolved_at is null;

create table blocker_step (
    blocker_id uuid not null references blocker,
    number bigint not null,
    kind text not null,
    by uuid not null,
    at timestamptz not null,
    note text,
    unit_id uuid,
    primary key (blocker_id, number)
);
create trigger blocker_step_stays before update or delete on blocker_step execute function refuse_change();

-- Up and down from an objective: who serves whom.
create index objective_parents on objective using gin (parents);

-- Who sees a blocker: whoever sees its objective; and who is named by it and those who lead the unit that could help or that it was
-- escalated to, who need not see the objective for that.
create function sees_blocker(me uuid, within uuid, b blocker, o objective) returns boolean stable language sql as $$
    select sees_objective(me, within, o)
        or ((within is null or is_within(o.unit_id, within)) and (b.owner_id = me or b.raised_by = me))
        or exists (
            select 1 from unnest(array[b.helping_unit_id, b.escalated_to]) as u(id)
            where u.id is not null and is_within(u.id, within) and leads_unit(me, u.id))
$$;

-- Who leads a unit, or the nearest above it that anybody leads: by a role on it or by the unit's own word.
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

-- Whose history an entry is: a hold of the unit keeps it.
create or replace function units_of_subject(subject uuid) returns uuid[] stable language sql as $$
    select coalesce(array_agg(distinct u.id), '{}') from (
        select o.unit_id from check_in c join objective o on o.id = c.objective_id where c.id = subject
        union all
        select o.unit_id from blocker b join objective o on o.id = b.objective_id where b.id = subject
        union all
        select d.id from days_off d where d.id = subject and not d.of_person
        union all
        select m.unit_id from unit_membership m join days_off d on d.id = m.person_id and d.of_person where d.id = subject
    ) u (id)
$$;
