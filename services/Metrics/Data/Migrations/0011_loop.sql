-- The alert that an objective was begun from: "who answers this?"
alter table objective add column origin_alert_id uuid;
create index objective_origin_alert on objective (origin_alert_id) where origin_alert_id is not null;

-- A key result that is watched on becomes one metric, however often that is told.
alter table metric add column origin_key_result_id uuid;
create unique index metric_origin_key_result on metric (origin_key_result_id) where origin_key_result_id is not null;

-- A joint objective is each of its units'.
alter table objective add column co_units uuid[] not null default '{}';
create or replace function sees_objective(person uuid, within uuid, o objective) returns boolean stable language sql as $$
    select exists (select 1 from unnest(o.unit_id || o.co_units) u(id) where is_within(u.id, within)) and (
        o.visibility = 'public'
        or o.owner_id = person
        or person = any(o.contributors)
        or (o.visibility = 'unit' and exists (select 1 from unnest(o.unit_id || o.co_units) u(id) where sees_unit(person, u.id)))
        or exists (
            select 1 from unit_closure c join role_grant r on r.unit_id = c.ancestor_id
            where c.descendant_id = any(o.unit_id || o.co_units) and r.person_id = person and r.role in ('lead', 'executive', 'administrator')
              and (r.expires_at is null or r.expires_at > now())))
$$;

-- What is known already came without both: with these versions the next comparison with goals asks for all of it again.
update objective set version = 0;
