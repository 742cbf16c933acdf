-- A unit and everything below it as the tree was at a moment, each with the unit directly below the first one through which it hangs
-- there; none for the first one itself.
create function unit_branch_at(root uuid, moment timestamptz) returns table (id uuid, branch uuid) stable language sql as $$
    with recursive placed as materialized (
        select distinct on (p.unit_id) p.unit_id, p.parent_id
        from unit_placement p where p.since <= moment
        order by p.unit_id, p.since desc
    ), below (id, branch) as (
        select root, null::uuid
        union
        select p.unit_id, coalesce(b.branch, p.unit_id) from below b join placed p on p.parent_id = b.id
    )
    select b.id, b.branch from below b
$$;
