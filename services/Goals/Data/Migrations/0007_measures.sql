-- Every measure of a key result: ranges and readings of a metric, kept limits, milestones, children; phased targets and own dates.
alter table key_result
    alter column baseline drop not null,
    alter column target drop not null,
    drop constraint key_result_check,
    add column reading text not null default 'latest',
    add column low numeric,
    add column high numeric,
    add column start date,
    add column "end" date,
    add column phase_days date[] not null default '{}',
    add column phase_values numeric[] not null default '{}',
    add check (case
        when measure in ('metric', 'number') then baseline is not null and (target <> baseline or (target is null and low < high))
        else baseline is null and target is null
    end);
-- Those whose value or expectation is made of more than their latest value: few, and read apart.
create index key_result_series on key_result (objective_id) where measure = 'maintain' or reading <> 'latest';

alter table target_change
    alter column old_baseline drop not null,
    alter column old_target drop not null,
    add column old_low numeric,
    add column old_high numeric;

create table key_result_step (
    id uuid primary key,
    key_result_id uuid not null references key_result on delete cascade,
    position int not null,
    title text not null,
    weight numeric not null check (weight > 0),
    due date,
    external_key text
);
create index key_result_step_key_result on key_result_step (key_result_id, position);
-- "Which step does this work item tick?"
create index key_result_step_external_key on key_result_step (external_key) where external_key is not null;

-- What was said of steps, kept as it was said, like check-ins: the state at any moment is that of the latest one before.
create table step_tick (
    step_id uuid not null references key_result_step on delete cascade,
    at timestamptz not null,
    done boolean not null,
    said_by uuid not null,
    primary key (step_id, at)
);

-- A key result of the parent. When a draft drops it, what served it serves the objective itself.
alter table alignment add column parent_key_result_id uuid references key_result on delete set null;
create index alignment_key_result on alignment (parent_key_result_id) where parent_key_result_id is not null;

-- What of a key result changes as time passes, and when it does next: the drain computes it again then.
alter table key_result_value
    add column share numeric,
    add column unreported boolean not null default false,
    add column next_due timestamptz;
create index key_result_value_next_due on key_result_value (next_due) where next_due is not null;

alter table objective_progress
    add column mix_own numeric not null default 0,
    add column own_share numeric not null default 0,
    add column shares numeric[],
    add column unreported boolean[],
    add column starts date[],
    add column ends date[];

-- Periods of a named calendar are months, as everywhere in this service.
create or replace function period_end(start date, cadence text) returns date immutable language sql as $$
    select case cadence
        when 'daily' then start + 1
        when 'weekly' then start + 7
        when 'monthly' then (start + interval '1 month')::date
        when 'calendar' then (start + interval '1 month')::date
        else (start + interval '3 months')::date
    end
$$;

-- A rhythm of check-ins or a time zone that changes moves what falls due when.
create function mark_timed() returns trigger language plpgsql as $$
begin
    insert into dirty (objective_id)
    select distinct k.objective_id from key_result_value v join key_result k on k.id = v.key_result_id where v.next_due is not null;
    return null;
end $$;
create trigger policy_moves_due after insert or update or delete on policy for each statement execute function mark_timed();
create trigger time_zone_moves_due after update of time_zone on unit for each statement execute function mark_timed();

insert into dirty (objective_id) select objective_id from objective_progress;
