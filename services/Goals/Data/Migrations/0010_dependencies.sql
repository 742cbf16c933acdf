-- What one unit asks of another by a date. The unit that asks is the objective's.
create table dependency (
    id uuid primary key,
    version bigint not null,
    objective_id uuid not null references objective on delete cascade,
    -- No foreign key: a draft drops its key results, and what is asked for is then asked for the objective.
    key_result_id uuid,
    helping_unit_id uuid not null,
    what text not null,
    due date not null,
    state text not null,
    asked_by uuid not null,
    asked_at timestamptz not null,
    owner_id uuid,
    decided_by uuid,
    decided_at timestamptz,
    note text
);
-- Those of an objective, those that a unit is asked for, and what a person sees to.
create index dependency_objective on dependency (objective_id);
create index dependency_helping_unit on dependency (helping_unit_id, due, id);
create index dependency_owner on dependency (owner_id) where owner_id is not null;
-- The list, the most urgent first.
create index dependency_due on dependency (due, id);

-- Who sees a dependency: whoever sees the objective it is asked for; the leads of the helping unit and who sees to it there,
-- who need not see the objective for that.
create function visible_dependency(me uuid, within uuid default null) returns table (id uuid, sees_objective boolean) stable language sql as $$
    select d.id, v.id is not null
    from dependency d
    left join visible_objective(me, within) v on v.id = d.objective_id
    where v.id is not null or (
        (within is null or d.helping_unit_id in (select c.descendant_id from unit_closure c where c.ancestor_id = within))
        and (d.owner_id = me or d.helping_unit_id in (select l.id from led_unit(me) l)))
$$;

create or replace function units_of_subject(subject uuid) returns uuid[] stable language sql as $$
    select coalesce(array_agg(distinct u.id), '{}') from (
        select o.unit_id from objective o where o.id = subject
        union all
        select o.unit_id from dependency d join objective o on o.id = d.objective_id where d.id = subject
        union all
        select d.helping_unit_id from dependency d where d.id = subject
    ) u (id)
$$;
