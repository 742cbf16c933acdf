using Npgsql;

namespace Setpoint.Goals.Data.Coach;

/// <summary>Which of some units are above or below which.</summary>
internal sealed class UnitTree
{
    private const string Pairs = "select ancestor_id, descendant_id from unit_closure where ancestor_id = any($1) and descendant_id = any($1)";

    private readonly HashSet<(Guid Above, Guid Below)> _pairs = [];

    public static async Task<UnitTree> ReadAsync(NpgsqlConnection connection, IEnumerable<Guid> units, CancellationToken ct)
    {
        var tree = new UnitTree();
        await connection.EachAsync(Pairs, [units.Distinct().ToArray()], r => tree._pairs.Add((r.Id(), r.Id())), ct);
        return tree;
    }

    /// <summary>One is the other, above it or below it.</summary>
    public bool OnOneLine(Guid one, Guid other) => one == other || _pairs.Contains((one, other)) || _pairs.Contains((other, one));
}
