using Npgsql;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Data.Policies;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Data.Reading;

/// <summary>What pace asks of what is below an objective, as it is stored with its progress.</summary>
/// <param name="Slot">Of its own contributing children; none where nothing contributes.</param>
/// <param name="KeyResults">Those that are not retired, in their order.</param>
internal readonly record struct PaceStandings(PaceSlot? Slot, IReadOnlyList<PaceKeyResult> KeyResults);

/// <summary>Contributing children together; without a value where none of them has one.</summary>
internal readonly record struct PaceSlot(Measured? Value);

/// <summary>An objective as pace needs it, before it is judged.</summary>
internal sealed record PaceHead(
    ObjectiveId Id, Guid UnitId, Window Window, string TimeZone, decimal? Confidence, ObjectiveStanding Standing, PaceStandings Below);

/// <summary>A key result as pace needs it, before it is judged.</summary>
/// <param name="Own">Its window, where it has dates of its own.</param>
/// <param name="IsOfChildren">Judged by those that contribute to it, <paramref name="Slot"/>; none while nothing does.</param>
internal readonly record struct PaceKeyResult(
    KeyResultId Id, decimal Weight, KeyResultStanding Standing, decimal? Confidence, Window? Own, bool IsOfChildren, PaceSlot? Slot = null);

/// <summary>Objectives with what is stored of their progress.</summary>
internal sealed class PaceHeads
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

    private readonly Dictionary<ObjectiveId, PaceHead> _heads = [];

    /// <summary>What each unit's objectives are judged by.</summary>
    public GoalPolicies Policies { get; private set; } = null!;

    public PaceHead this[ObjectiveId id] => _heads[id];

    public static async Task<PaceHeads> ReadAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken ct)
    {
        var heads = new PaceHeads();
        await connection.EachAsync(Objectives, [ids], row => heads.Add(ReadHead(row)), ct);
        await heads.CompleteAsync(connection, ct);
        return heads;
    }

    /// <summary>Reads the policies.</summary>
    public async Task CompleteAsync(NpgsqlConnection connection, CancellationToken ct) => Policies = await GoalPolicies.ReadAsync(connection, ct);

    public static PaceHead ReadHead(Columns row)
    {
        var (id, unit, window, timeZone, confidence) = (new ObjectiveId(row.Id()), row.Id(), row.Window(), row.Text(), row.Maybe<decimal>());
        var standing = new ObjectiveStanding(
            row.Word<ObjectiveKind>(), row.Word<Lifecycle>(), row.Maybe<decimal>(), Coverage: row.Number(), Measured: row.Measured());
        standing = standing with { IsStated = row.Next<bool>(), Pace = row.MaybeWord<Pace>(), Computed = row.Computed(standing.Measured) };
        return new PaceHead(id, unit, window, timeZone, confidence, standing, PackedStandings.Read(row.Bytes()));
    }

    public void Add(PaceHead head) => _heads.TryAdd(head.Id, head);
}
