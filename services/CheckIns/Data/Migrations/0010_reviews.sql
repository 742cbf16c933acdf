-- KPIs as far as an agenda speaks of them.
create table metric (
    id uuid primary key,
    version bigint not null,
    name text not null,
    unit_id uuid not null,
    visibility text not null,
    about_person_id uuid,
    watched boolean not null,
    review_cadence text
);
create index metric_unit on metric (unit_id);

-- When alerts opened and closed, in whatever order that is heard.
create table metric_turn (
    alert_id uuid primary key,
    metric_id uuid not null,
    kind text not null,
    health text,
    opened_at timestamptz,
    closed_at timestamptz
);
create index metric_turn_metric on metric_turn (metric_id);

create table review_plan (
    id uuid primary key,
    version bigint not null,
    unit_id uuid not null,
    kind text not null,
    every_weeks int not null,
    weekday text not null,
    hour int not null,
    parts jsonb not null,
    unique (unit_id, kind)
);

create table review (
    id uuid primary key,
    version bigint not null,
    unit_id uuid not null,
    kind text not null,
    scheduled_at timestamptz not null,
    facilitator_id uuid not null,
    as_of timestamptz not null,
    since timestamptz not null,
    planned_minutes int not null,
    asks_recall boolean not null,
    ended_at timestamptz,
    current_item int,
    current_since timestamptz
);
create index review_unit on review (unit_id, scheduled_at desc, id desc);

create table review_item (
    review_id uuid not null references review,
    number int not null,
    section text not null,
    subject text not null,
    subject_id uuid,
    text text,
    on_okrs boolean not null,
    notes text,
    seconds int not null,
    primary key (review_id, number)
);
create index review_item_subject on review_item (subject_id) where subject_id is not null;

create table review_outcome (
    id uuid primary key,
    version bigint not null,
    review_id uuid not null,
    unit_id uuid not null,
    item int,
    kind text not null,
    text text not null,
    owner_id uuid,
    due date,
    recorded_by uuid not null,
    recorded_at timestamptz not null,
    done_at timestamptz,
    done_by uuid,
    done_note text
);
create index review_outcome_owner on review_outcome (owner_id) where done_at is null;
create index review_outcome_unit on review_outcome (unit_id);
create index review_outcome_review on review_outcome (review_id);

-- Who has answered, and apart from it, in no order, what was answered.
create table recall_voter (
    review_id uuid not null references review,
    person_id uuid not null,
    primary key (review_id, person_id)
);
create table recall_answer (
    id uuid primary key,
    review_id uuid not null references review,
    named int not null,
    of int not null
);
create index recall_answer_review on recall_answer (review_id);

-- Nobody reads in an agenda of a KPI that they may not see; those about persons stand in none.
create function sees_metric(me uuid, within uuid, m metric) returns boolean stable language sql as $$
    select m.about_person_id is null and is_within(m.unit_id, within) and (m.visibility = 'public' or sees_unit(me, m.unit_id))
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
    ) u (id)
$$;
