-- A cycle of the calendar is one of its kind, year and number; any other is custom.
alter table cycle
    add column kind text not null default 'custom',
    add column year int,
    add column number int,
    add column begun_despite text,
    add column closed_at timestamptz;
create unique index cycle_of_calendar on cycle (kind, year, number) where kind <> 'custom';

-- What stood when a cycle closed, of its objectives and of their key results. What is corrected later is shown beside it.
create table closed_progress (
    id uuid primary key,
    objective_id uuid not null references objective,
    progress numeric,
    raw numeric,
    value numeric,
    value_at timestamptz,
    pace text,
    grade numeric,
    closed_at timestamptz not null
);
create index closed_progress_objective on closed_progress (objective_id);
insert into closed_progress (id, objective_id, progress, raw, grade, closed_at)
select o.id, o.id, p.progress, p.raw, o.grade, now()
from objective o join cycle c on c.id = o.cycle_id and c.phase = 'closed' left join objective_progress p on p.objective_id = o.id;
insert into closed_progress (id, objective_id, progress, raw, value, value_at, closed_at)
select k.id, o.id, least(greatest(v.raw, 0), 1), v.raw, v.value, v.at, now()
from objective o join cycle c on c.id = o.cycle_id and c.phase = 'closed'
join key_result k on k.objective_id = o.id left join key_result_value v on v.key_result_id = k.id;
do $$
begin
    if exists (select 1 from pg_roles where rolname = current_database() || '_app') then
        execute format('revoke update, delete, truncate on closed_progress from %I', current_database() || '_app');
    end if;
end $$;

-- What is said of an objective beside its content; and key results that have their words and no numbers yet.
alter table objective
    add column position int not null default 0,
    add column tags text[] not null default '{}',
    add column link_titles text[] not null default '{}',
    add column link_addresses text[] not null default '{}',
    add column outline_titles text[] not null default '{}',
    add column outline_measures text[] not null default '{}';
create index objective_tags on objective using gin (tags);

-- The wording of objectives that come again, never their numbers.
create table objective_template (
    id uuid primary key,
    version bigint not null,
    unit_id uuid not null,
    title text not null,
    why text,
    kind text not null,
    outline_titles text[] not null,
    outline_measures text[] not null,
    withdrawn boolean not null default false
);
create index objective_template_unit on objective_template (unit_id, id);

-- A plain list for a cycle, of a unit or of one person in it, where an objective would be ceremony.
create table priority_list (
    id uuid primary key,
    version bigint not null,
    cycle_id uuid not null references cycle,
    unit_id uuid not null,
    person_id uuid,
    texts text[] not null,
    done boolean[] not null
);
create unique index priority_list_of on priority_list (cycle_id, unit_id, coalesce(person_id, '00000000-0000-0000-0000-000000000000'));
create index priority_list_unit on priority_list (unit_id, id);
