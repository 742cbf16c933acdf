-- Whom a metric is about, where it is about a person at all.
alter table metric add column about_person_id uuid;
create index metric_about_person on metric (about_person_id) where about_person_id is not null;

-- Whose history an entry is: a hold of the unit keeps it.
create or replace function units_of_subject(subject uuid) returns uuid[] stable language sql as $$
    select coalesce(array_agg(distinct u.id), '{}') from (
        select m.unit_id from metric m where m.id = subject
    ) u (id)
$$;
