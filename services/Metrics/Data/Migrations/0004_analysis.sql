-- Alerts of several kinds -------------------------------------------------------------------------------------------

-- Health means nothing where a value is missing or merely unusual.
alter table alert
    alter column health drop not null,
    alter column previous_health drop not null,
    -- What it was opened for, with every input: explained and judged again from here.
    add column facts jsonb,
    -- A KPI red for a second period proposes an OKR.
    add column proposes_objective boolean not null default false,
    -- The alert that said the same of the same value: people heard of that one.
    add column told_by uuid,
    -- A forecast's last period, how it turned out, and how many periods before.
    add column claim_until date,
    add column grade text,
    add column lead int;

-- At most one open alert of a kind; of health, one of a level.
drop index alert_open;
create unique index alert_open on alert (metric_id, kind, (coalesce(health, ''))) where closed_at is null and kind = 'health';
create unique index alert_open_other on alert (metric_id, kind) where closed_at is null and kind <> 'health';
-- Forecasts that are still to be graded, or graded anew after a correction.
create index alert_forecast on alert (metric_id, claim_until) where kind = 'forecast';

-- What somebody said to an alert. Append-only.
create table acknowledgement (
    id uuid primary key,
    alert_id uuid not null references alert,
    person_id uuid not null,
    outcome text not null,
    note text not null,
    at timestamptz not null
);
create index acknowledgement_alert on acknowledgement (alert_id, at);

-- Baselines ---------------------------------------------------------------------------------------------------------

-- Every level that was ever proposed or set: the history. Current is the accepted one that is valid from the latest day.
create table baseline (
    id uuid primary key,
    metric_id uuid not null references metric,
    value numeric not null,
    valid_from date not null,
    state text not null,
    origin text not null,
    reason text,
    -- Of a proposal: the periods it rests on.
    facts jsonb,
    made_at timestamptz not null,
    made_by uuid,
    decided_at timestamptz,
    decided_by uuid
);
create unique index baseline_proposed on baseline (metric_id) where state = 'proposed';
create index baseline_metric on baseline (metric_id, made_at desc, id desc);

-- Evaluation --------------------------------------------------------------------------------------------------------

-- What held when a metric was last evaluated, so that what only people changed raises nothing afterwards.
alter table metric_state
    add column deviates boolean not null default false,
    add column off_baseline boolean not null default false,
    add column breaches boolean not null default false,
    add column policy_version bigint;

do $$
begin
    if exists (select 1 from pg_roles where rolname = current_database() || '_app') then
        execute format('revoke update, delete, truncate on acknowledgement from %I', current_database() || '_app');
    end if;
end $$;
