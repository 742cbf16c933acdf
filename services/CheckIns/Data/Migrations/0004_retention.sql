-- Whose history an entry is: a hold of the unit keeps it.
create or replace function units_of_subject(subject uuid) returns uuid[] stable language sql as $$
    select coalesce(array_agg(distinct u.id), '{}') from (
        select o.unit_id from check_in c join objective o on o.id = c.objective_id where c.id = subject
    ) u (id)
$$;
