using Npgsql;
using Setpoint.Goals.Data;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Tree;

/// <summary>
/// What of other cycles belongs to a cycle's cascade, as far as a person may know of it: everything above its objectives
/// (<c>outward</c>) and everything below them (<c>inward</c>), each over objectives that the person may know of.
/// </summary>
internal static class TreeScope
{
    /// <summary>For <c>with recursive</c>, of the cycle $1 and the ids $2 that the person may not know of.</summary>
    public const string Names =
        """
        outward (id) as (
            select a.parent_id from alignment a join objective o on o.id = a.child_id
            where a.crosses and o.cycle_id = $1 and a.child_id <> all($2) and a.parent_id <> all($2)
            union
            select a.parent_id from outward x join alignment a on a.child_id = x.id where a.parent_id <> all($2)
        ), inward (id) as (
            select a.child_id from alignment a join objective o on o.id = a.parent_id
            where a.crosses and o.cycle_id = $1 and a.child_id <> all($2) and a.parent_id <> all($2)
            union
            select a.child_id from inward x join alignment a on a.parent_id = x.id where a.child_id <> all($2)
        ), beyond (id) as materialized (
            select id from outward union select id from inward
        )
        """;

    /// <summary>A condition on <c>objective o</c>: it belongs to the cascade.</summary>
    public const string Holds = "(o.cycle_id = $1 or o.id in (select id from beyond))";

    private const string Beyond = $"with recursive {Names} select id from beyond";

    private const string Unknown =
        """
        select o.id from objective o
        where o.visibility = 'private' and o.id not in (select v.id from visible_objective($1, $2::uuid) v)
        union all
        select o.id from objective o
        where $2::uuid is not null and o.visibility <> 'private'
            and o.unit_id not in (select c.descendant_id from unit_closure c where c.ancestor_id = $2::uuid)
            and o.id not in (select v.id from visible_objective($1, $2::uuid) v)
        """;

    /// <summary>What is private to others, or out of a limited token's reach.</summary>
    public static async Task<Guid[]> UnknownAsync(NpgsqlConnection connection, Caller caller, CancellationToken ct) =>
        [.. await connection.ReadAsync(Unknown, [caller.PersonId, caller.Within], r => r.Id(), ct)];

    public static async Task<Guid[]> BeyondAsync(NpgsqlConnection connection, Guid cycle, Guid[] unknown, CancellationToken ct)
    {
        // Planned for these values: that few objectives are in other cycles, or most, is the difference between 2 ms and 100.
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Sql.Command(Beyond, cycle, unknown) } };
        await using var rows = await batch.ExecuteReaderAsync(ct);
        return [.. await rows.AllAsync(r => r.Id(), ct)];
    }
}
