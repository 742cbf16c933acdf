-- A key result that somebody wants to be watched on as a KPI, asked for once; the metric that it became names it.
create table graduation (
    key_result_id uuid primary key references key_result,
    name text not null,
    asked_by uuid not null,
    asked_at timestamptz not null
);
do $$
begin
    if exists (select 1 from pg_roles where rolname = current_database() || '_app') then
        execute format('revoke update, delete, truncate on graduation from %I', current_database() || '_app');
    end if;
end $$;

alter table metric add column origin_key_result_id uuid;
create index metric_origin_key_result on metric (origin_key_result_id) where origin_key_result_id is not null;
