-- What a metric said and says, as far as a check-in shows it beside its key results. The highest revision wins, per period.
create table metric_value (
    metric_id uuid not null,
    start date not null,
    value numeric,
    revision bigint not null,
    primary key (metric_id, start)
);

-- What the key results on metrics showed when a check-in was said: what has moved since is the difference to it.
create table check_in_reading (
    check_in_id uuid not null references check_in,
    key_result_id uuid not null,
    value numeric not null,
    period date,
    primary key (check_in_id, key_result_id)
);
create trigger check_in_reading_stays before update or delete on check_in_reading execute function refuse_change();

-- Begun and not said yet: one person's alone.
create table check_in_draft (
    person_id uuid not null,
    objective_id uuid not null,
    version bigint not null,
    content jsonb not null,
    saved_at timestamptz not null,
    primary key (person_id, objective_id)
);

alter table objective add column parents uuid[] not null default '{}';
-- What is known already came without baselines and targets: with these versions the next comparison with goals asks for all of it again.
update objective set version = 0;

-- What every key result on a metric shows now: its latest period, the total or the average since its start, up to the end of its window.
create function readings_of(objectives uuid[]) returns table (objective_id uuid, key_result_id uuid, value numeric, period date) stable language sql as $$
    select o.id, k.id, r.value, r.period
    from objective o
    cross join lateral jsonb_to_recordset(o.key_results) as k(id uuid, "metricId" uuid, reading text, start date)
    cross join lateral (
        select case k.reading
                   when 'total' then sum(v.value)
                   when 'average' then avg(v.value)
                   else (array_agg(v.value order by v.start desc))[1]
               end as value,
               max(v.start) as period
        from (
            select m.value, m.start from metric_value m
            where m.metric_id = k."metricId" and m.value is not null and m.start <= o.end_day
              and (k.reading not in ('total', 'average') or m.start >= coalesce(k.start, o.start_day))
            order by m.start desc
            limit case when k.reading in ('total', 'average') then null else 1 end
        ) v
    ) r
    where o.id = any(objectives) and k."metricId" is not null and r.value is not null
$$;

-- True for a lead or somebody stronger, on the unit or above it.
create function leads_unit(person uuid, unit uuid) returns boolean stable language sql as $$
    select exists (
        select 1 from unit_closure c join role_grant r on r.unit_id = c.ancestor_id
        where c.descendant_id = unit and r.person_id = person and r.role in ('lead', 'executive', 'administrator')
          and (r.expires_at is null or r.expires_at > now()))
$$;

-- Who sees an objective: as the service decides it for one, for many at once. A joint objective is each of its units'.
create function sees_objective(me uuid, within uuid, o objective) returns boolean stable language sql as $$
    select (within is null or exists (select 1 from unnest(o.co_units || o.unit_id) as u(id) where is_within(u.id, within)))
        and (o.visibility = 'public' or o.owner_id = me or me = any(o.contributors)
            or o.key_results @> jsonb_build_array(jsonb_build_object('ownerId', me))
            or exists (
                select 1 from unnest(o.co_units || o.unit_id) as u(id)
                where is_within(u.id, within) and (leads_unit(me, u.id) or (o.visibility = 'unit' and sees_unit(me, u.id)))))
$$;
