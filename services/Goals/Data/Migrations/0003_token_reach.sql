-- Who sees what takes the limit of the caller's token, too: outside of it nothing is there, public or not. Asked as a set
-- and not by is_within, which would be a call for every row.
drop function visible_objective(uuid);
create function visible_objective(me uuid, within uuid default null) returns table (id uuid) stable language sql as $$
    select o.id
    from objective o
    where (within is null or o.unit_id in (select c.descendant_id from unit_closure c where c.ancestor_id = within)) and (
        o.visibility = 'public'
        or o.owner_id = me
        or (o.visibility = 'unit' and o.unit_id in (select s.id from seen_unit(me) s))
        or (o.visibility = 'private' and o.unit_id in (select l.id from led_unit(me) l))
        or o.id in (select c.objective_id from contributor c where c.person_id = me)
        or o.id in (select k.objective_id from key_result k where k.owner_id = me and not k.retired))
$$;

drop function visible_metric(uuid);
create function visible_metric(me uuid, within uuid default null) returns table (id uuid) stable language sql as $$
    select m.id from metric m
    where (within is null or m.unit_id in (select c.descendant_id from unit_closure c where c.ancestor_id = within))
      and (m.visibility = 'public' or m.unit_id in (select s.id from seen_unit(me) s))
$$;
