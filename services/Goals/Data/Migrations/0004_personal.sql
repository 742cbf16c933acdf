-- An objective of one person, where policy allows such; it does not count among the unit's.
alter table objective add column personal boolean not null default false;

-- The strongest role of a person on a unit or above it; who belongs to the unit is at least a member.
create function role_of(person uuid, unit uuid) returns text stable language sql as $$
    select held.role from (
        select r.role from unit_closure c join role_grant r on r.unit_id = c.ancestor_id
        where c.descendant_id = unit and r.person_id = person and (r.expires_at is null or r.expires_at > now())
        union all
        select 'member' from unit_membership m where m.unit_id = unit and m.person_id = person
    ) held
    order by array_position(array['administrator', 'executive', 'lead', 'member', 'viewer'], held.role) limit 1
$$;
