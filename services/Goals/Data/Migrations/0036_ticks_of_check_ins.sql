-- A check-in ticks steps, too, and its correction says anew which: ticks know their check-in, and two of one moment stand side by side.
alter table step_tick
    add column check_in_id uuid not null default '00000000-0000-0000-0000-000000000000',
    drop constraint step_tick_pkey,
    add primary key (step_id, at, check_in_id);
create index step_tick_check_in on step_tick (check_in_id);

-- Which steps are done already is told to those who show them.
insert into outbox_message (message_id, type, body, size)
select gen_random_uuid(), 'Setpoint.Contracts.Goals.StepsTicked', b.body, octet_length(b.body)
from (
    select jsonb_build_object('steps', jsonb_agg(jsonb_build_object('stepId', t.step_id, 'at', t.at, 'done', t.done)))::text as body
    from (select s.*, (row_number() over (order by s.step_id) - 1) / 500 as part
          from (select distinct on (step_id) step_id, at, done from step_tick order by step_id, at desc) s) t
    group by t.part
) b;
