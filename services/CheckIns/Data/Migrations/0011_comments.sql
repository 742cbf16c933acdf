create table comment (
    id uuid primary key,
    version bigint not null,
    subject text not null,
    subject_id uuid not null,
    author_id uuid not null,
    at timestamptz not null
);
create index comment_subject on comment (subject_id, subject, at, id);

create table comment_revision (
    comment_id uuid not null references comment,
    number bigint not null,
    text text,
    mentions uuid[] not null,
    by uuid not null,
    at timestamptz not null,
    primary key (comment_id, number)
);
create trigger comment_revision_stays before update or delete on comment_revision execute function refuse_change();

-- Key results are looked for by their id, and by who sees to them.
create index objective_key_results on objective using gin (key_results jsonb_path_ops);

-- Whoever sees a thing sees what is said of it.
create function sees_subject(me uuid, within uuid, subject text, about uuid) returns boolean stable language sql as $$
    select case sees_subject.subject
        when 'objective' then exists (select 1 from objective o where o.id = about and sees_objective(me, within, o))
        when 'key-result' then exists (
            select 1 from objective o where o.key_results @> jsonb_build_array(jsonb_build_object('id', about)) and sees_objective(me, within, o))
        when 'metric' then exists (select 1 from metric m where m.id = about and sees_metric(me, within, m))
        when 'alert' then exists (select 1 from metric_turn t join metric m on m.id = t.metric_id where t.alert_id = about and sees_metric(me, within, m))
        when 'check-in' then exists (select 1 from check_in c join objective o on o.id = c.objective_id where c.id = about and sees_objective(me, within, o))
        when 'blocker' then exists (select 1 from blocker b join objective o on o.id = b.objective_id where b.id = about and sees_blocker(me, within, b, o))
        when 'review' then exists (
            select 1 from review r where r.id = about and is_within(r.unit_id, within) and (r.facilitator_id = me or sees_unit(me, r.unit_id)))
        else false end
$$;

-- The unit of a thing that is spoken of.
create function unit_of_subject(subject text, about uuid) returns uuid stable language sql as $$
    select case unit_of_subject.subject
        when 'objective' then (select o.unit_id from objective o where o.id = about)
        when 'key-result' then (select o.unit_id from objective o where o.key_results @> jsonb_build_array(jsonb_build_object('id', about)) order by o.id limit 1)
        when 'metric' then (select m.unit_id from metric m where m.id = about)
        when 'alert' then (select m.unit_id from metric_turn t join metric m on m.id = t.metric_id where t.alert_id = about)
        when 'check-in' then (select o.unit_id from check_in c join objective o on o.id = c.objective_id where c.id = about)
        when 'blocker' then (select o.unit_id from blocker b join objective o on o.id = b.objective_id where b.id = about)
        when 'review' then (select r.unit_id from review r where r.id = about) end
$$;

create or replace function units_of_subject(subject uuid) returns uuid[] stable language sql as $$
    select coalesce(array_agg(distinct u.id), '{}') from (
        select o.unit_id from check_in c join objective o on o.id = c.objective_id where c.id = subject
        union all
        select o.unit_id from blocker b join objective o on o.id = b.objective_id where b.id = subject
        union all
        select d.id from days_off d where d.id = subject and not d.of_person
        union all
        select m.unit_id from unit_membership m join days_off d on d.id = m.person_id and d.of_person where d.id = subject
        union all
        select r.unit_id from review r where r.id = subject
        union all
        select p.unit_id from review_plan p where p.id = subject
        union all
        select o.unit_id from review_outcome o where o.id = subject
        union all
        select unit_of_subject(c.subject, c.subject_id) from comment c where c.id = units_of_subject.subject
    ) u (id)
$$;
