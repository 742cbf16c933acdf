-- What its owner says of an objective instead of what is computed, with a reason; what is computed stays beside it.
alter table objective
    add column stated_progress numeric check (stated_progress between 0 and 1),
    add column stated_pace text,
    add column stated_reason text,
    add column stated_by uuid,
    add column stated_at timestamptz;

alter table objective_progress
    add column computed_raw numeric,
    add column computed_progress numeric,
    add column computed_capped numeric;

-- KPIs that must not suffer for an objective, with the note of the one who answers for such a KPI where it did.
create table guardrail (
    objective_id uuid not null references objective on delete cascade,
    metric_id uuid not null,
    note text,
    noted_by uuid,
    noted_at timestamptz,
    primary key (objective_id, metric_id)
);
-- "Whose guardrail has turned red?"
create index guardrail_metric on guardrail (metric_id);

alter table objective
    add column damage_note text,
    add column with_damage boolean not null default false;

alter table metric
    add column owner_id uuid,
    add column direction text;

-- Confirmed worsenings, kept as they were told: opened and closed arrive in any order.
create table health_alert (
    id uuid primary key,
    metric_id uuid not null,
    health text,
    period date,
    closed_period date
);
create index health_alert_metric on health_alert (metric_id) where health = 'red';
