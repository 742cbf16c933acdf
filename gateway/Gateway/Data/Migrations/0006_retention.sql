-- The same for what happened at the entrance. It belongs to the units of whom it is about; what is about nobody is kept the longest.
create function forget_security_events(most int) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare gone int;
begin
    if not exists (select 1 from unit where parent_id is null) then
        return 0; -- what is decided is not known here yet
    end if;
    with over as (
        select x.seq from security_event x cross join lateral (select units_of_subject(x.person_id) as units) s
        where x.at < now() - make_interval(days => greatest(90, shortest_days('securityEventDays', 730)))
          and x.at < now() - make_interval(days => greatest(90, kept_days(s.units, 'securityEventDays', 730)))
          and not is_held(s.units)
        limit most
    )
    delete from security_event x using over where x.seq = over.seq;
    get diagnostics gone = row_count;
    return gone;
end $$;

revoke all on function forget_security_events(int) from public;
do $$
begin
    if exists (select 1 from pg_roles where rolname = current_database() || '_app') then
        execute format('grant execute on function forget_security_events(int) to %I', current_database() || '_app');
    end if;
end $$;
