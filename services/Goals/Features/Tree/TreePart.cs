using Npgsql;
using Setpoint.Goals.Data;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Tree;

/// <summary>
/// The ids that a part of a cycle's cascade is made of: the top levels, or what is below an objective, with the children
/// of the lowest (they count in it) and everything above any of them (a level is one below the lowest parent). A screen
/// that opens level by level so reads hundreds of objectives and not twenty thousand.
/// </summary>
/// <param name="Inner">Without the children of the lowest, whose own children nobody asks for.</param>
internal sealed record TreePart(Guid[] All, Guid[] Inner)
{
    private const string Beyond = $"with recursive {TreeScope.Names} select id, true from beyond union all select id, false from unknown";

    /// <summary>What serves nothing that the person may know of: whatever it served would belong to the cascade, too.</summary>
    private const string Top =
        """
        select o.id from objective o
        where (o.cycle_id = $1 or o.id = any($2)) and not exists (select 1 from alignment a where a.child_id = o.id and a.parent_id <> all($3))
        """;

    private const string One = "select o.id from objective o where (o.cycle_id = $1 or o.id = any($2)) and o.id = any($3)";

    private const string Children =
        """
        select distinct o.id from unnest($3) as i (id) join alignment a on a.parent_id = i.id join objective o on o.id = a.child_id
        where o.cycle_id = $1 or o.id = any($2)
        """;

    private const string Parents =
        """
        select distinct o.id from unnest($3) as i (id) join alignment a on a.child_id = i.id join objective o on o.id = a.parent_id
        where o.cycle_id = $1 or o.id = any($2)
        """;

    /// <param name="depth">How many levels; of <paramref name="below"/> all where absent.</param>
    public static async Task<TreePart> FindAsync(NpgsqlConnection connection, Caller caller, Guid cycle, int? depth, Guid? below, CancellationToken ct)
    {
        var (beyond, unknown) = await BeyondAsync(connection, caller, cycle, ct);
        var start = below is { } one ? await NextAsync(One, [one]) : await NextAsync(Top, unknown);
        var part = new HashSet<Guid>(start);
        var lowest = await WalkAsync(Children, start, depth is { } levels ? Math.Clamp(levels, 0, short.MaxValue) + (below is null ? 0 : 1) : int.MaxValue);
        await WalkAsync(Parents, [.. part], int.MaxValue);
        return new([.. part], [.. part.Except(lowest)]);

        async Task<Guid[]> WalkAsync(string next, Guid[] from, int steps)
        {
            while (steps-- > 0 && from.Length > 0)
            {
                from = [.. (await NextAsync(next, from)).Where(part.Add)];
            }

            return from;
        }

        async Task<Guid[]> NextAsync(string sql, Guid[] ids) => [.. await connection.ReadAsync(sql, [cycle, beyond, ids], r => r.Id(), ct)];
    }

    /// <summary>What belongs to the cascade from other cycles, and what the person may not know of.</summary>
    private static async Task<(Guid[] Beyond, Guid[] Unknown)> BeyondAsync(NpgsqlConnection connection, Caller caller, Guid cycle, CancellationToken ct)
    {
        // Planned for these values: that few objectives are in other cycles, or most, is the difference between 2 ms and 100.
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Sql.Command(Beyond, cycle, caller.PersonId, caller.Within) } };
        await using var rows = await batch.ExecuteReaderAsync(ct);
        var ids = (await rows.AllAsync(r => (Id: r.Id(), IsBeyond: r.Next<bool>()), ct)).ToLookup(r => r.IsBeyond, r => r.Id);
        return ([.. ids[true]], [.. ids[false]]);
    }
}
