using Npgsql;
using Setpoint.Goals.Data;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Tree;

/// <summary>
/// What a part of a cycle's cascade is made of: the top levels, or what is below an objective. A screen that opens level by
/// level so reads hundreds of objectives and not twenty thousand, and of what it does not show only what it needs.
/// </summary>
/// <param name="Shown">What may be shown, by the shortest way from the start: the longest, which makes the level, is never shorter.</param>
/// <param name="Above">Everything else above any of them, as a level is one below the lowest parent.</param>
/// <param name="Lowest">Those shown whose children may not be: they are counted.</param>
/// <param name="Beyond">What belongs to the cascade from other cycles.</param>
/// <param name="Unknown">What the person may not know of.</param>
internal sealed record TreePart(Guid[] Shown, Guid[] Above, Guid[] Lowest, Guid[] Beyond, Guid[] Unknown)
{
    /// <summary>What serves nothing that the person may know of: whatever it served would belong to the cascade, too.</summary>
    private const string Top =
        """
        select o.id from objective o where o.cycle_id = $1 and not exists (select 1 from alignment a where a.child_id = o.id and a.parent_id <> all($3))
        union
        select o.id from objective o where o.id = any($2) and not exists (select 1 from alignment a where a.child_id = o.id and a.parent_id <> all($3))
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
        var unknown = await TreeScope.UnknownAsync(connection, caller, ct);
        var beyond = await TreeScope.BeyondAsync(connection, cycle, unknown, ct);
        var start = below is { } one ? await NextAsync(One, [one]) : await NextAsync(Top, unknown);
        var part = new HashSet<Guid>(start);
        var steps = depth is { } levels ? Math.Clamp(levels - (below is null ? 1 : 0), 0, short.MaxValue) : int.MaxValue;
        var lowest = await WalkAsync(Children, start, steps);
        Guid[] shown = [.. part];
        await WalkAsync(Parents, shown, int.MaxValue);
        return new(shown, [.. part.Except(shown)], lowest, beyond, unknown);

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
}
