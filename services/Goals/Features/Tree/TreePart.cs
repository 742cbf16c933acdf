using Npgsql;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Tree;

/// <summary>
/// What a part of a cycle's cascade is made of: the top levels, or what is below an objective. A screen that opens level by
/// level so reads hundreds of objectives and not twenty thousand. All of it is what the person may know of: nothing that
/// is shown is reached through something else only.
/// </summary>
/// <param name="Shown">What may be shown, by the shortest way from the start: the longest, which makes the level, is never shorter.</param>
/// <param name="Links">From these and from everything above them, as a level is one below the lowest parent, and to the children of the lowest, which are counted.</param>
internal sealed record TreePart(Guid[] Shown, IReadOnlyList<TreeEdge> Links)
{
    /// <summary>What serves nothing that the person may know of: whatever it served would belong to the cascade, too.</summary>
    private const string Top =
        """
        select o.id from objective o where o.cycle_id = $1 and not o.serves
        union all
        select o.id from objective o where o.id = any($2) and not o.serves
        union all
        select o.id from unnest($3) as u (id) join alignment a on a.parent_id = u.id join objective o on o.id = a.child_id
        where (o.cycle_id = $1 or o.id = any($2)) and not exists (select 1 from alignment b where b.child_id = o.id and b.parent_id <> all($3))
        """;

    private const string One = "select o.id from objective o where (o.cycle_id = $1 or o.id = any($2)) and o.id = any($3)";

    private const string Columns = "select a.child_id, a.parent_id, a.relation, a.weight, a.parent_key_result_id from unnest($1) as i (id) join alignment a";
    private const string Above = $"{Columns} on a.child_id = i.id";
    private const string Below = $"{Columns} on a.parent_id = i.id";

    /// <param name="depth">How many levels; of <paramref name="below"/> all where absent.</param>
    public static async Task<TreePart> FindAsync(NpgsqlConnection connection, Caller caller, Guid cycle, int? depth, Guid? below, CancellationToken ct)
    {
        var unknown = await TreeScope.UnknownAsync(connection, caller, ct);
        var beyond = await TreeScope.BeyondAsync(connection, cycle, unknown, ct);
        var walk = new Walk(connection, cycle, [.. unknown], beyond);
        var (sql, ids) = below is { } one ? (One, [one]) : (Top, unknown);
        Guid[] start = [.. (await connection.ReadAsync(sql, [cycle, beyond, ids], r => r.Id(), ct)).Except(unknown)];
        var steps = depth is { } levels ? Math.Clamp(levels - (below is null ? 1 : 0), 0, short.MaxValue) : int.MaxValue;
        var part = new HashSet<Guid>(start);
        var lowest = start;
        while (steps-- > 0 && lowest.Length > 0)
        {
            lowest = [.. (await walk.ReadAsync(Below, "child_id", lowest, ct)).Select(e => e.Child).Where(part.Add)];
        }

        Guid[] shown = [.. part];
        var links = await walk.ReadAsync(Below, "child_id", lowest, ct);
        for (var from = shown; from.Length > 0;)
        {
            var above = await walk.ReadAsync(Above, "parent_id", from, ct);
            links.AddRange(above);
            from = [.. above.Select(e => e.Link.Id).Where(part.Add)];
        }

        return new(shown, links);
    }

    private sealed class Walk(NpgsqlConnection connection, Guid cycle, HashSet<Guid> unknown, Guid[] beyond)
    {
        public async Task<List<TreeEdge>> ReadAsync(string sql, string far, Guid[] from, CancellationToken ct)
        {
            if (from.Length == 0)
            {
                return [];
            }

            // Where nothing of another cycle belongs to the cascade, no link that may be known leads out of it.
            var links = beyond.Length == 0
                ? await connection.ReadAsync(sql, [from], TreeEdge.Read, ct)
                : await connection.ReadAsync($"{sql} join objective o on o.id = a.{far} where o.cycle_id = $2 or o.id = any($3)", [from, cycle, beyond], TreeEdge.Read, ct);
            links.RemoveAll(e => unknown.Contains(e.Child) || unknown.Contains(e.Link.Id));
            return links;
        }
    }
}

/// <summary>A link with the objective that it leads from.</summary>
internal readonly record struct TreeEdge(Guid Child, TreeLink Link)
{
    /// <summary>Of child, parent, relation, weight and the parent's key result.</summary>
    public static TreeEdge Read(Columns row) => new(row.Id(), new TreeLink(row.Id(), row.Word<Relation>(), row.Number(), row.Maybe<Guid>()));
}
