-- Who came in, who was refused, who left.
create table security_event (
    seq bigint generated always as identity primary key,
    at timestamptz not null,
    kind text not null,
    reason text,
    person_id uuid,
    actor_id uuid,
    token_id uuid,
    address text,
    trace text,
    count int not null default 1
);
create index security_event_person on security_event (person_id, seq);
create index security_event_kind on security_event (kind, seq);
create index security_event_at on security_event (at);
-- Append-only for the gateway itself. The role's name is the database's with _app, made by the migrator.
do $$
begin
    if exists (select 1 from pg_roles where rolname = current_database() || '_app') then
        execute format('revoke update, delete, truncate on security_event from %I', current_database() || '_app');
    end if;
end $$;
