-- Whose history an entry is: a hold of the unit keeps it.
create or replace function units_of_subject(subject uuid) returns uuid[] stable language sql as $$
    select coalesce(array_agg(distinct u.id), '{}') from (
        select subject where exists (select 1 from unit x where x.id = subject)
        union all
        select m.unit_id from unit_membership m where m.person_id = subject
        union all
        select r.unit_id from role_grant r where r.person_id = subject
        union all
        select m.unit_id from api_token t join unit_membership m on m.person_id = t.person_id where t.id = subject
        union all
        select x.id from reorganization r cross join lateral (values (r.unit_id), (r.target_id)) x (id) where r.id = subject
    ) u (id)
$$;
