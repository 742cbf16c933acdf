-- The formula of a metric from a moment on, with metrics named by id; none when its values are posted from then on.
create table formula_revision (
    metric_id uuid not null references metric,
    valid_from timestamptz not null,
    expression text,
    primary key (metric_id, valid_from)
);

-- What any of a metric's formulas reads: a metric by its series, or all metrics with a tag in its unit and below. Asked
-- the other way round: who is to be computed anew when this series changed. A formula that looks back, at a year ago,
-- carries a change so many days ahead.
create table formula_input (
    series int not null,
    input_series int,
    tag text,
    -- What a tag's metrics are measured in, so that no other currency joins later.
    unit_of_measure text,
    shift_days int not null,
    check ((input_series is null) <> (tag is null))
);
create unique index formula_input_of on formula_input (series, coalesce(input_series, 0), coalesce(tag, ''));
create index formula_input_series on formula_input (input_series, series) where input_series is not null;
create index formula_input_tag on formula_input (tag, series) where tag is not null;
create index metric_tags on metric using gin (tags);

-- The share of its weight that a rolled-up value stands on; too little of it is not judged.
alter table metric_period add column coverage numeric, add column provisional boolean not null default false;
alter table metric_state
    add column provisional boolean not null default false,
    -- The time zones of everything a computed metric is made of: its period is over when it is over in all of them.
    add column zones text[];

-- How many batches of posted values were evaluated while computed metrics waited for their turn.
create table evaluation_turn (waited int not null);
insert into evaluation_turn values (0);

-- The unit tree that roll-ups were last computed by.
create table placement_seen (unit_id uuid not null, since timestamptz not null, parent_id uuid, primary key (unit_id, since));
insert into placement_seen select unit_id, since, parent_id from unit_placement;

-- A formula of a metric as a person may read it: by external keys, and no word of what is hidden from them.
create function formula_words(expression text, of_series int, person uuid, within uuid) returns text stable language plpgsql as $$
declare
    words text := expression;
    input record;
begin
    if words is null then
        return null;
    end if;
    for input in
        select x.id, case
            when not is_within(x.unit_id, within) or not case when x.about_person_id is null
                then x.visibility = 'public' or x.owner_id is not distinct from person or sees_unit(person, x.unit_id)
                else x.about_person_id in (select a.id from answers_for(person) a) or x.unit_id in (select r.id from unit_of_person_role(person) r)
            end then 'hidden'
            when x.external_key is null or x.external_key ~ '[{}]' then x.id::text
            else x.external_key
        end as name
        from formula_input i join metric x on x.series = i.input_series
        where i.series = of_series
    loop
        words := replace(words, '{' || input.id || '}', '{' || input.name || '}');
    end loop;
    return words;
end $$;

-- The formula that holds now.
create function formula_text(of_series int, person uuid, within uuid) returns text stable language sql as $$
    select formula_words(f.expression, of_series, person, within)
    from metric m join formula_revision f on f.metric_id = m.id
    where m.series = of_series
    order by f.valid_from desc
    limit 1
$$;
