using Npgsql;
using Setpoint.Goals.Data;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Tree;

/// <summary>
/// The ids that a part of a cycle's cascade is made of: the top levels, or what is below an objective, with the children
/// of the lowest (they count in it) and everything above any of them (a level is one below the lowest parent). A screen
/// that opens level by level so reads hundreds of objectives and not twenty thousand.
/// </summary>
internal static class TreePart
{
    /// <summary>What serves nothing that the person may know of: whatever it served would belong to the cascade, too.</summary>
    private const string Top =
        $"""
        select o.id, 0 from objective o
        where {TreeScope.Holds} and not exists (select 1 from alignment a where a.child_id = o.id and a.parent_id not in (select id from unknown))
        """;

    private const string Below = $"select o.id, 0 from objective o where o.id = $5 and {TreeScope.Holds}";

    private static readonly string s_ofTop = Walk(Top);
    private static readonly string s_ofBelow = Walk(Below);

    /// <param name="depth">How many levels; of <paramref name="below"/> all where absent.</param>
    public static async Task<Guid[]> FindAsync(NpgsqlConnection connection, Caller caller, Guid cycle, int? depth, Guid? below, CancellationToken ct)
    {
        var steps = depth is { } levels ? Math.Clamp(levels, 0, short.MaxValue) : short.MaxValue;
        var command = below is { } top
            ? Sql.Command(s_ofBelow, cycle, caller.PersonId, caller.Within, steps + 1, top)
            : Sql.Command(s_ofTop, cycle, caller.PersonId, caller.Within, steps);

        // Planned for these values: that few objectives are in other cycles, or most, is the difference between 2 ms and 100.
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { command } };
        await using var rows = await batch.ExecuteReaderAsync(ct);
        return [.. await rows.AllAsync(r => r.Id(), ct)];
    }

    private static string Walk(string start) =>
        $"""
        with recursive {TreeScope.Names}, down (id, step) as (
            {start}
            union
            select o.id, d.step + 1
            from down d join alignment a on a.parent_id = d.id join objective o on o.id = a.child_id
            where d.step < $4 and {TreeScope.Holds}
        ), up (id) as (
            select id from down
            union
            select o.id from up x join alignment a on a.child_id = x.id join objective o on o.id = a.parent_id where {TreeScope.Holds}
        )
        select id from up
        """;
}
