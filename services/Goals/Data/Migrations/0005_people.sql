-- What is about a person is not everybody's, whatever else it says of itself.
alter table metric add column about_person_id uuid;

create or replace function visible_metric(me uuid, within uuid default null) returns table (id uuid) stable language sql as $$
    select m.id from metric m
    where (within is null or m.unit_id in (select c.descendant_id from unit_closure c where c.ancestor_id = within))
      and case when m.about_person_id is null
            then m.visibility = 'public' or m.unit_id in (select s.id from seen_unit(me) s)
            else m.about_person_id in (select a.id from answers_for(me) a) or m.unit_id in (select u.id from unit_of_person_role(me) u)
          end
$$;
