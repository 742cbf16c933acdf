-- Whose history an entry is: a hold of the unit keeps it.
create or replace function units_of_subject(subject uuid) returns uuid[] stable language sql as $$
    select coalesce(array_agg(distinct u.id), '{}') from (
        select o.unit_id from objective o where o.id = subject
    ) u (id)
$$;
