namespace Setpoint.Goals.Features.Tree;

/// <summary>
/// What of other cycles belongs to a cycle's cascade, as far as a person may know of it: everything above its objectives
/// (<c>outward</c>) and everything below them (<c>inward</c>), each over objectives that the person may know of. What is
/// private to others, or out of a limited token's reach, is <c>unknown</c>.
/// </summary>
internal static class TreeScope
{
    /// <summary>For <c>with recursive</c>, of the cycle $1, the person $2 and the unit $3 that a token is limited to.</summary>
    public const string Names =
        """
        private (id) as materialized (
            select o.id from objective o where o.visibility = 'private'
        ), unknown (id) as materialized (
            select x.id from private x where x.id not in (select v.id from visible_objective($2, $3::uuid) v)
            union all
            select o.id from objective o
            where $3::uuid is not null and o.visibility <> 'private'
                and o.unit_id not in (select c.descendant_id from unit_closure c where c.ancestor_id = $3::uuid)
                and o.id not in (select v.id from visible_objective($2, $3::uuid) v)
        ), outward (id) as (
            select p.id from objective o join alignment a on a.child_id = o.id join objective p on p.id = a.parent_id
            where o.cycle_id = $1 and p.cycle_id <> $1 and o.id not in (select id from unknown) and p.id not in (select id from unknown)
            union
            select a.parent_id from outward x join alignment a on a.child_id = x.id where a.parent_id not in (select id from unknown)
        ), inward (id) as (
            select c.id from objective o join alignment a on a.parent_id = o.id join objective c on c.id = a.child_id
            where o.cycle_id = $1 and c.cycle_id <> $1 and o.id not in (select id from unknown) and c.id not in (select id from unknown)
            union
            select a.child_id from inward x join alignment a on a.parent_id = x.id where a.child_id not in (select id from unknown)
        ), beyond (id) as materialized (
            select id from outward union select id from inward
        )
        """;

    /// <summary>A condition on <c>objective o</c>: it belongs to the cascade.</summary>
    public const string Holds = "(o.cycle_id = $1 or o.id in (select id from beyond))";
}
