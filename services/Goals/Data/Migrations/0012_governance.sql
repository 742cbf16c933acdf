-- Who proposed, returned and agreed, and why a limit was gone over.
alter table objective
    add column proposed_by uuid,
    add column proposed_at timestamptz,
    add column returned_by uuid,
    add column returned_note text,
    add column published_by uuid,
    add column published_at timestamptz,
    add column limit_reason text;
-- What waits for a decision.
create index objective_proposed on objective (id) where lifecycle = 'proposed';

-- Units that answer for an objective beside the accountable one, each with its lead's approval.
create table co_owner (
    objective_id uuid not null references objective on delete cascade,
    unit_id uuid not null,
    approved_by uuid,
    approved_at timestamptz,
    primary key (objective_id, unit_id)
);
create index co_owner_unit on co_owner (unit_id);

-- What a team says about a proposed target. It is said once and never changed.
create table objective_input (
    id uuid primary key,
    objective_id uuid not null references objective,
    key_result_id uuid,
    person_id uuid not null,
    at timestamptz not null,
    text text not null
);
create index objective_input_objective on objective_input (objective_id, id);
do $$
begin
    if exists (select 1 from pg_roles where rolname = current_database() || '_app') then
        execute format('revoke update, delete, truncate on objective_input from %I', current_database() || '_app');
    end if;
end $$;

-- Who has to decide about proposals: of an objective the lead of the unit above, of a co-owning unit its own lead. Where a unit
-- has a named lead it is they, else who holds the role there; where nobody is left, the next unit above. Nobody decides about
-- what they proposed or own; about a person's own objective their unit's lead does. Of the company it is the approver that policy names, else its executives and administrators.
create function decider(objectives uuid[]) returns table (objective_id uuid, for_unit uuid, co_owns boolean, person_id uuid) stable language sql as $$
    with seat as (
        select o.id, o.unit_id, false as co_owns,
               case when u.parent_id is null or o.personal then 0 else 1 end as lowest, u.parent_id is null and not o.personal as of_company,
               array_position(array['lead', 'executive', 'administrator'], coalesce(policy_of(o.unit_id, 'publishRole'), 'lead')) as weakest
        from objective o join unit u on u.id = o.unit_id
        where o.id = any(objectives) and o.lifecycle = 'proposed'
        union all
        select o.id, c.unit_id, true, 0, false, 1
        from objective o join co_owner c on c.objective_id = o.id
        where o.id = any(objectives) and o.lifecycle in ('draft', 'proposed') and c.approved_at is null
    ), holder as (
        select s.id, s.unit_id, s.co_owns, r.person_id, c.depth * 2 + case when u.lead_id = r.person_id and not s.of_company then 0 else 1 end as rank
        from seat s
        join unit_closure c on c.descendant_id = s.unit_id and c.depth >= s.lowest
        join unit u on u.id = c.ancestor_id
        join role_grant r on r.unit_id = c.ancestor_id and (r.expires_at is null or r.expires_at > now())
        where array_position(array['lead', 'executive', 'administrator'], r.role) >= greatest(s.weakest, case when s.of_company then 2 else 1 end)
        union
        select s.id, s.unit_id, s.co_owns, p.id, -1
        from seat s join person p on p.id::text = policy_of(s.unit_id, 'companyApprover')
        where s.of_company
    ), able as (
        select h.*, min(h.rank) over (partition by h.id, h.unit_id, h.co_owns) as first
        from holder h
        join person p on p.id = h.person_id and p.active and p.kind = 'human'
        join objective o on o.id = h.id and h.person_id <> o.owner_id and h.person_id is distinct from o.proposed_by
    )
    select distinct a.id, a.unit_id, a.co_owns, a.person_id from able a where a.rank = a.first
$$;

-- A joint objective is each of its units'; and whoever policy names sees what the company proposes.
create or replace function visible_objective(me uuid, within uuid default null) returns table (id uuid) stable language sql as $$
    select o.id
    from objective o
    where (within is null
           or o.unit_id in (select c.descendant_id from unit_closure c where c.ancestor_id = within)
           or o.id in (select j.objective_id from co_owner j join unit_closure c on c.descendant_id = j.unit_id where c.ancestor_id = within)) and (
        o.visibility = 'public'
        or o.owner_id = me
        or (o.visibility = 'unit' and o.unit_id in (select s.id from seen_unit(me) s))
        or (o.visibility = 'unit' and o.id in (select j.objective_id from co_owner j join seen_unit(me) s on s.id = j.unit_id))
        or (o.visibility = 'private' and o.unit_id in (select l.id from led_unit(me) l))
        or (o.visibility = 'private' and o.id in (select j.objective_id from co_owner j join led_unit(me) l on l.id = j.unit_id))
        or (o.lifecycle = 'proposed' and o.unit_id in (
            select u.id from unit u where u.parent_id is null and policy_of(u.id, 'companyApprover') = me::text))
        or o.id in (select c.objective_id from contributor c where c.person_id = me)
        or o.id in (select k.objective_id from key_result k where k.owner_id = me and not k.retired))
$$;
