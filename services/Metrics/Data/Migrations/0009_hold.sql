-- Hold --------------------------------------------------------------------------------------------------------------

-- Whether what a closed OKR has gained on a metric stays: one watch a key result, begun when its objective is graded.
create table hold_watch (
    key_result_id uuid primary key,
    objective_id uuid not null,
    metric_id uuid not null references metric,
    -- The objective's, when it was graded.
    version bigint not null,
    starts date not null,
    ends date not null,
    -- The last day that counts as its doing: its end, or the day it was graded on, if that was earlier.
    closed_on date not null,
    from_value numeric not null,
    state text not null,
    state_since timestamptz not null,
    -- What it is, or was, judged from.
    facts jsonb,
    -- The level it proposes, shown beside the baseline while it is watched.
    baseline_id uuid references baseline,
    started_at timestamptz not null,
    -- From then on it no longer changes.
    judged_at timestamptz
);
-- Those that the evaluation still judges: few, among all metrics.
create index hold_watch_open on hold_watch (metric_id) where judged_at is null;
create index hold_watch_metric on hold_watch (metric_id, started_at desc, key_result_id);

-- Thresholds that a held gain proposes. A person decides, once.
create table threshold_proposal (
    id uuid primary key,
    metric_id uuid not null references metric,
    key_result_id uuid not null references hold_watch,
    -- What they were, what they would be, by how much they move.
    was jsonb not null,
    proposed jsonb not null,
    shift numeric not null,
    state text not null,
    reason text,
    made_at timestamptz not null,
    decided_at timestamptz,
    decided_by uuid
);
create unique index threshold_proposal_open on threshold_proposal (metric_id) where state = 'proposed';
create index threshold_proposal_watch on threshold_proposal (key_result_id);

-- The one definition of who may see which objective. Public: everybody. Unit: whoever sees the unit. Private: leads of the
-- unit or above. And always its owner and contributors.
create function sees_objective(person uuid, within uuid, o objective) returns boolean stable language sql as $$
    select is_within(o.unit_id, within) and (
        o.visibility = 'public'
        or o.owner_id = person
        or person = any(o.contributors)
        or (o.visibility = 'unit' and sees_unit(person, o.unit_id))
        or exists (
            select 1 from unit_closure c join role_grant r on r.unit_id = c.ancestor_id
            where c.descendant_id = o.unit_id and r.person_id = person and r.role in ('lead', 'executive', 'administrator')
              and (r.expires_at is null or r.expires_at > now())))
$$;
