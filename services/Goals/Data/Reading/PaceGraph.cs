using Npgsql;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Data.Policies;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Data.Reading;

/// <summary>An objective as pace needs it, before it is judged.</summary>
/// <param name="KeyResults">Those that are not retired, in their order.</param>
internal sealed record PaceHead(
    ObjectiveId Id, Guid UnitId, Window Window, string TimeZone, decimal? Confidence, ObjectiveStanding Standing, IReadOnlyList<PaceKeyResult> KeyResults);

/// <summary>A key result as pace needs it, before it is judged.</summary>
/// <param name="Own">Its window, where it has dates of its own.</param>
/// <param name="IsOfChildren">Judged by those that contribute to it.</param>
internal readonly record struct PaceKeyResult(
    KeyResultId Id, decimal Weight, KeyResultStanding Standing, decimal? Confidence, Window? Own, bool IsOfChildren);

/// <summary>Objectives with their stored progress, and which of them contribute to which.</summary>
internal sealed class PaceGraph
{
    /// <summary>The select list of <see cref="ReadHead"/>, from <c>objective o</c> with <see cref="Joins"/>.</summary>
    public const string Columns =
        $"""
        o.id, o.unit_id, o.window_start, o.window_end, coalesce(u.time_zone, 'UTC'), p.confidence,
        o.kind, o.lifecycle, o.grade, coalesce(p.coverage, 0), {Data.Columns.OfMeasured},
        o.stated_progress is not null, o.stated_pace, p.computed_raw, p.computed_progress, p.computed_capped, p.standings
        """;

    public const string Joins =
        """
        left join unit u on u.id = o.unit_id
        left join objective_progress p on p.objective_id = o.id
        """;

    // Joined to the unnested ids rather than filtered by any(ids): the planner sees how many there are, and scans and hashes
    // for thousands where it looks up for a few.
    private const string Objectives = $"select {Columns} from unnest($1) as i (id) join objective o on o.id = i.id {Joins}";

    private const string Links =
        """
        select a.parent_id, a.child_id, a.weight, a.parent_key_result_id
        from unnest($1) as i (id)
        join alignment a on a.parent_id = i.id and a.relation = 'contributes'
        """;

    private readonly Dictionary<ObjectiveId, PaceHead> _heads = [];
    private readonly Dictionary<ObjectiveId, List<(ObjectiveId Child, decimal Weight, KeyResultId? KeyResult)>> _children = [];

    /// <summary>What each unit's objectives are judged by.</summary>
    public GoalPolicies Policies { get; private set; } = null!;

    public PaceHead this[ObjectiveId id] => _heads[id];

    /// <summary>These objectives and those that contribute to them directly.</summary>
    public static async Task<PaceGraph> ReadAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken ct)
    {
        var graph = new PaceGraph();
        await using (var batch = new NpgsqlBatch(connection) { BatchCommands = { Sql.Command(Objectives, ids), Sql.Command(Links, ids) } })
        await using (var rows = await batch.ExecuteReaderAsync(ct))
        {
            await rows.EachAsync(row => graph.Add(ReadHead(row)), ct);
            await rows.NextEachAsync(row => graph.Link(new(row.Id()), new(row.Id()), row.Number(), row.Maybe<Guid>()), ct);
        }

        await graph.CompleteAsync(connection, ct);
        return graph;
    }

    /// <summary>Reads the policies, and the children that are linked but were not read with the rest.</summary>
    public async Task CompleteAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        Policies = await GoalPolicies.ReadAsync(connection, ct);
        var missing = _children.Values.SelectMany(l => l).Select(l => l.Child).Where(c => !_heads.ContainsKey(c)).Distinct().ToList();
        if (missing.Count > 0)
        {
            await connection.EachAsync(Objectives, [missing.ConvertAll(c => c.Value).ToArray()], row => Add(ReadHead(row)), ct);
        }
    }

    public static PaceHead ReadHead(Columns row)
    {
        var (id, unit, window, timeZone, confidence) = (new ObjectiveId(row.Id()), row.Id(), row.Window(), row.Text(), row.Maybe<decimal>());
        var standing = new ObjectiveStanding(
            row.Word<ObjectiveKind>(), row.Word<Lifecycle>(), row.Maybe<decimal>(), Coverage: row.Number(), Measured: row.Measured());
        standing = standing with { IsStated = row.Next<bool>(), Pace = row.MaybeWord<Pace>(), Computed = row.Computed(standing.Measured) };
        return new PaceHead(id, unit, window, timeZone, confidence, standing, KeyResultStandings.Read(row.Bytes()));
    }

    public void Add(PaceHead head) => _heads.TryAdd(head.Id, head);

    public void Link(ObjectiveId parent, ObjectiveId child, decimal weight, Guid? keyResult) =>
        (_children.TryGetValue(parent, out var list) ? list : _children[parent] = []).Add((child, weight, keyResult is { } k ? new KeyResultId(k) : null));

    /// <summary>The contributing children of an objective, as its slot and its key results take them.</summary>
    public List<ChildInput> ChildrenOf(PaceHead parent)
    {
        if (!_children.TryGetValue(parent.Id, out var links))
        {
            return [];
        }

        return links.ConvertAll(link =>
        {
            var child = _heads[link.Child];
            return new ChildInput(
                child.Id, link.Weight, child.Window, Standings.Of(child.Standing.Lifecycle, parent.Standing.Lifecycle), child.Standing.Measured, link.KeyResult);
        });
    }
}
