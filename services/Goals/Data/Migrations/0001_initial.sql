-- What people write: cycles, objectives with key results, and what they serve above. One version per objective covers all its parts.

create table cycle (
    id uuid primary key,
    version bigint not null,
    name text not null,
    start date not null,
    "end" date not null,
    phase text not null
);
-- The list of cycles, newest first.
create index cycle_start on cycle (start desc, id);

create table objective (
    id uuid primary key,
    version bigint not null,
    cycle_id uuid not null references cycle,
    -- The cycle's days, copied because every computation needs them and a cycle's dates never change.
    window_start date not null,
    window_end date not null,
    unit_id uuid not null,
    owner_id uuid not null,
    title text not null,
    why text,
    kind text not null,
    visibility text not null,
    lifecycle text not null,
    external_key text,
    imported_content text,
    grade numeric,
    suggested_grade numeric,
    grade_reason text,
    learning jsonb,
    retired_reason text
);
-- The same thing imported twice is there once.
create unique index objective_external_key on objective (external_key) where external_key is not null;
-- Lists of a unit, of a cycle and of an owner, all in the order of their ids.
create index objective_unit on objective (unit_id, id);
create index objective_cycle on objective (cycle_id, id);
create index objective_owner on objective (owner_id, id);

create table contributor (
    objective_id uuid not null references objective on delete cascade,
    person_id uuid not null,
    primary key (objective_id, person_id)
);
-- "Which private objectives may this person see?"
create index contributor_person on contributor (person_id);

create table key_result (
    id uuid primary key,
    objective_id uuid not null references objective on delete cascade,
    position int not null,
    title text not null,
    owner_id uuid not null,
    weight numeric not null check (weight > 0),
    measure text not null,
    metric_id uuid,
    baseline numeric not null,
    target numeric not null check (target <> baseline),
    unit_of_measure text,
    decimals int not null,
    retired boolean not null default false,
    retired_reason text
);
create index key_result_objective on key_result (objective_id, position);
-- "Whose progress does this metric move?"
create index key_result_metric on key_result (metric_id) where metric_id is not null;
-- "Which private objectives may this person see?"
create index key_result_owner on key_result (owner_id);

create table target_change (
    key_result_id uuid not null references key_result on delete cascade,
    number int not null,
    old_baseline numeric not null,
    old_target numeric not null,
    changed_by uuid not null,
    changed_at timestamptz not null,
    reason text not null,
    primary key (key_result_id, number)
);

create table alignment (
    child_id uuid not null references objective on delete cascade,
    parent_id uuid not null references objective,
    relation text not null,
    weight numeric not null check (weight > 0),
    primary key (child_id, parent_id),
    check (child_id <> parent_id)
);
-- What is below an objective; the primary key answers what is above.
create index alignment_parent on alignment (parent_id, child_id);

-- What others say, kept as it was said. These are the leaves of the cascade: everything below is computed from them.

create table metric (
    id uuid primary key,
    version bigint not null,
    name text not null,
    unit_of_measure text not null,
    decimals int not null,
    cadence text not null,
    unit_id uuid not null,
    visibility text not null,
    status text not null
);

-- A metric's current value, and the lock that orders a change of its values against a new key result that reads it.
create table metric_headline (
    metric_id uuid primary key,
    revision bigint not null default 0,
    latest_period date,
    latest_value numeric,
    health text not null default 'not-set',
    stale boolean not null default false
);

create table metric_value (
    metric_id uuid not null,
    start date not null,
    value numeric,
    revision bigint not null,
    primary key (metric_id, start)
);

create table check_in (
    id uuid primary key,
    revision bigint not null,
    objective_id uuid not null,
    at timestamptz not null,
    confidence numeric
);
-- The latest confidence in an objective.
create index check_in_latest on check_in (objective_id, at desc, id desc) where confidence is not null;

create table check_in_value (
    check_in_id uuid not null references check_in on delete cascade,
    key_result_id uuid not null,
    at timestamptz not null,
    value numeric,
    confidence numeric,
    primary key (check_in_id, key_result_id)
);
-- The current value of a key result is that of its latest check-in, and so is the confidence in it.
create index check_in_value_latest on check_in_value (key_result_id, at desc, check_in_id desc);

-- What is computed, apart from what people write, so that a roll-up never makes an editor's save fail.

create table dirty (
    seq bigint generated always as identity primary key,
    objective_id uuid not null
);

create table key_result_value (
    key_result_id uuid primary key references key_result on delete cascade,
    value numeric,
    at timestamptz,
    period date,
    raw numeric,
    confidence numeric
) with (fillfactor = 70);

create table objective_progress (
    objective_id uuid primary key references objective on delete cascade,
    revision bigint not null,
    progress numeric,
    raw numeric,
    capped numeric,
    coverage numeric not null,
    confidence numeric,
    -- Which part of the progress follows which rhythm; see RhythmMix.
    mix_check_in numeric not null,
    mix_daily numeric not null,
    mix_weekly numeric not null,
    mix_monthly numeric not null,
    mix_quarterly numeric not null,
    changed_at timestamptz not null
) with (fillfactor = 70);

-- What had been computed by when.
create table progress_revision (
    objective_id uuid not null references objective on delete cascade,
    revision bigint not null,
    recorded_at timestamptz not null,
    progress numeric,
    raw numeric,
    coverage numeric not null,
    primary key (objective_id, revision)
);

-- The first day after the period that starts on a day.
create function period_end(start date, cadence text) returns date immutable language sql as $$
    select case cadence
        when 'daily' then start + 1
        when 'weekly' then start + 7
        when 'monthly' then (start + interval '1 month')::date
        else (start + interval '3 months')::date
    end
$$;

-- Units that a person sees: those below a role of theirs, and those above a unit they belong to.
create function seen_unit(me uuid) returns table (id uuid) stable language sql as $$
    select c.descendant_id
    from role_grant r join unit_closure c on c.ancestor_id = r.unit_id
    where r.person_id = me and (r.expires_at is null or r.expires_at > now())
    union
    select c.ancestor_id
    from unit_membership m join unit_closure c on c.descendant_id = m.unit_id
    where m.person_id = me
$$;

-- Units that a person leads, at them or above them.
create function led_unit(me uuid) returns table (id uuid) stable language sql as $$
    select c.descendant_id
    from role_grant r join unit_closure c on c.ancestor_id = r.unit_id
    where r.person_id = me and r.role in ('lead', 'executive', 'administrator') and (r.expires_at is null or r.expires_at > now())
$$;

-- The one definition of who may see which objective. Public: everybody. Unit: whoever sees the unit. Private: leads of the
-- unit or above. And always those who work on it: owner, contributors, owners of its key results.
create function visible_objective(me uuid) returns table (id uuid) stable language sql as $$
    select o.id
    from objective o
    where o.visibility = 'public'
       or o.owner_id = me
       or (o.visibility = 'unit' and o.unit_id in (select s.id from seen_unit(me) s))
       or (o.visibility = 'private' and o.unit_id in (select l.id from led_unit(me) l))
       or o.id in (select c.objective_id from contributor c where c.person_id = me)
       or o.id in (select k.objective_id from key_result k where k.owner_id = me and not k.retired)
$$;

-- Metrics that a person may read.
create function visible_metric(me uuid) returns table (id uuid) stable language sql as $$
    select m.id from metric m
    where m.visibility = 'public' or m.unit_id in (select s.id from seen_unit(me) s)
$$;
