-- What somebody was told belongs to the units that they belong to.
create function forget_inbox(most int) returns int language plpgsql as $$
declare gone int;
begin
    if not exists (select 1 from unit where parent_id is null) then
        return 0; -- what is decided is not known here yet
    end if;
    with over as (
        select x.id from inbox_item x cross join lateral (select units_of_subject(x.person_id) as units) s
        where x.at < now() - make_interval(days => greatest(30, shortest_days('inboxDays', 365)))
          and x.at < now() - make_interval(days => greatest(30, kept_days(s.units, 'inboxDays', 365)))
          and not is_held(s.units)
        limit most
    )
    delete from inbox_item x using over where x.id = over.id;
    get diagnostics gone = row_count;
    return gone;
end $$;
create index inbox_item_at on inbox_item using brin (at);
