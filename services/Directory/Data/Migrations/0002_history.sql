alter table unit add column merged_into_id uuid references unit;

-- Addresses that units had before: they lead to the unit still, and nobody else takes them.
create table former_slug (
    slug text primary key,
    unit_id uuid not null references unit
);

-- What every unit looked like, since when. Written by the table itself, so that no way of changing a unit can forget it.
create table unit_revision (
    unit_id uuid not null references unit,
    version bigint not null,
    since timestamptz not null,
    name text not null,
    slug text not null,
    kind text not null,
    parent_id uuid,
    lead_id uuid,
    time_zone text not null,
    archived boolean not null,
    primary key (unit_id, version)
);
insert into unit_revision
select id, version, '-infinity', name, slug, kind, parent_id, lead_id, time_zone, archived from unit;

create function keep_unit_revision() returns trigger language plpgsql as $$
begin
    insert into unit_revision
    values (
        new.id, new.version, case when tg_op = 'INSERT' then '-infinity' else clock_timestamp() end,
        new.name, new.slug, new.kind, new.parent_id, new.lead_id, new.time_zone, new.archived);
    delete from former_slug where slug = new.slug;
    if tg_op = 'UPDATE' and old.slug <> new.slug then
        insert into former_slug values (old.slug, new.id);
    end if;
    return null;
end $$;
create trigger unit_revision after insert or update on unit for each row execute function keep_unit_revision();

-- Every version of what a unit has decided.
create table policy_revision (
    unit_id uuid not null,
    version bigint not null,
    since timestamptz not null default clock_timestamp(),
    values jsonb not null,
    primary key (unit_id, version)
);
create function keep_policy_revision() returns trigger language plpgsql as $$
begin
    insert into policy_revision (unit_id, version, values) values (new.id, new.version, new.values);
    return null;
end $$;
create trigger policy_revision after insert or update on policy for each row execute function keep_policy_revision();

create table reorganization (
    id uuid primary key,
    version bigint not null,
    kind text not null,
    unit_id uuid not null references unit,
    target_id uuid not null references unit,
    effective_on date not null,
    reason text not null,
    state text not null,
    proposed_by uuid not null references person,
    proposed_at timestamptz not null,
    decided_by uuid references person,
    decided_at timestamptz,
    note text
);
create index reorganization_due on reorganization (effective_on) where state = 'accepted';
-- A unit goes one way at a time.
create unique index reorganization_open on reorganization (unit_id) where state in ('proposed', 'accepted');
create index reorganization_target on reorganization (target_id);

-- What other services keep for units and people: enough to hand it over. Objectives that are not public have no title here.
create table held_metric (
    id uuid primary key,
    version bigint not null,
    name text not null,
    status text not null,
    unit_id uuid not null,
    owner_id uuid
);
create index held_metric_unit on held_metric (unit_id) where status <> 'archived';
create index held_metric_owner on held_metric (owner_id) where status <> 'archived';

create table held_objective (
    id uuid primary key,
    version bigint not null,
    title text,
    status text not null,
    unit_id uuid not null,
    owner_id uuid not null,
    key_result_owners uuid[] not null
);
create index held_objective_unit on held_objective (unit_id) where status not in ('graded', 'retired');
create index held_objective_owner on held_objective (owner_id) where status not in ('graded', 'retired');
create index held_objective_key_result_owners on held_objective using gin (key_result_owners) where status not in ('graded', 'retired');

-- Everything that still needs somebody and some unit to answer for it.
create view holding as
select id, 'metric' as kind, name, status, unit_id, owner_id
from held_metric where status <> 'archived'
union all
select id, 'objective', title, status, unit_id, owner_id
from held_objective where status not in ('graded', 'retired');
