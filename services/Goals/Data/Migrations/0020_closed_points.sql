-- The line that a progress had drawn when its cycle closed. Later corrections are computed and shown beside it.
create table closed_point (
    objective_id uuid not null references objective,
    at date not null,
    progress numeric,
    expected numeric not null,
    confidence numeric,
    primary key (objective_id, at)
);

-- What was believed of an objective or a key result when its cycle closed.
alter table closed_progress add column confidence numeric;
update closed_progress c set confidence = p.confidence from objective_progress p where p.objective_id = c.id;
update closed_progress c set confidence = v.confidence from key_result_value v where v.key_result_id = c.id;

do $$
begin
    if exists (select 1 from pg_roles where rolname = current_database() || '_app') then
        execute format('revoke update, delete, truncate on closed_point from %I', current_database() || '_app');
    end if;
end $$;
