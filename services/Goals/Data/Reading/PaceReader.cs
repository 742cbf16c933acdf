using Npgsql;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Data.Reading;

/// <summary>
/// Judges the pace of many objectives at this moment, from stored progress: nothing below their own key results and
/// direct children is needed, so one objective and five thousand take the same few queries.
/// </summary>
internal sealed class PaceReader(TimeProvider clock)
{
    private const string KeyResults =
        """
        select k.objective_id, k.id, k.weight, m.cadence, v.raw, v.period, v.confidence
        from unnest($1) as i (id)
        join key_result k on k.objective_id = i.id and not k.retired
        left join metric m on m.id = k.metric_id
        left join key_result_value v on v.key_result_id = k.id
        """;

    private static readonly ProgressPolicy s_policy = ProgressPolicy.Current;
    private static readonly List<KeyResultRow> s_none = [];
    private readonly DateTimeOffset _now = clock.GetUtcNow();
    private readonly Dictionary<string, DateTime> _locals = new(StringComparer.Ordinal);
    private readonly Dictionary<(DateTime Local, Window Window), WindowMoment> _moments = [];

    public async Task<Dictionary<ObjectiveId, PacedObjective>> ReadAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken ct) =>
        await ReadAsync(connection, await PaceGraph.ReadAsync(connection, ids, ct), ids, ct);

    /// <summary>The same where the objectives, their contributing children and the links between them are read already.</summary>
    public async Task<Dictionary<ObjectiveId, PacedObjective>> ReadAsync(
        NpgsqlConnection connection, PaceGraph graph, Guid[] ids, CancellationToken ct)
    {
        var keyResults = new Dictionary<ObjectiveId, List<KeyResultRow>>(ids.Length);
        await connection.EachAsync(
            KeyResults,
            [ids],
            row =>
            {
                var objective = new ObjectiveId(row.Id());
                (keyResults.TryGetValue(objective, out var list) ? list : keyResults[objective] = new List<KeyResultRow>(4)).Add(ReadKeyResult(row));
            },
            ct);
        var paced = new Dictionary<ObjectiveId, PacedObjective>(ids.Length);
        foreach (var id in ids)
        {
            var head = graph[new(id)];
            paced[head.Id] = Judge(head, keyResults.GetValueOrDefault(head.Id) ?? s_none, graph.ChildrenOf(head));
        }

        return paced;
    }

    /// <summary>The wall clock of a time zone at the moment of this request.</summary>
    public DateTime LocalNow(string timeZone)
    {
        if (!_locals.TryGetValue(timeZone, out var local))
        {
            local = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone)
                ? TimeZoneInfo.ConvertTime(_now, zone).DateTime
                : _now.UtcDateTime;
            _locals[timeZone] = local;
        }

        return local;
    }

    private PacedObjective Judge(PaceHead head, List<KeyResultRow> keyResults, List<ChildInput> children)
    {
        var moment = MomentOf(head.Window, LocalNow(head.TimeZone));
        var line = s_policy.SuccessLine(head.Standing.Kind);
        var paced = new List<PacedKeyResult>(keyResults.Count);
        var items = new List<PacedItem>(keyResults.Count + 1);
        foreach (var k in keyResults)
        {
            var reading = Pacing.OfKeyResult(k.Standing, line, moment, s_policy);
            paced.Add(new PacedKeyResult(k.Id, k.Weight, k.Standing, k.Confidence, reading));
            items.Add(new PacedItem(k.Weight, reading));
        }

        PaceReading? together = null;
        if (children.Count > 0 && ChildrenSlot.Of(head.Window, children) is { } slot)
        {
            together = slot.Value is { } measured ? Pacing.OfChildren(measured, line, moment, s_policy) : new PaceReading(Pace.NoData);
            items.Add(new PacedItem(s_policy.SlotWeight, together.Value));
        }

        return new PacedObjective(
            head.Id, line, moment, head.Standing, head.Confidence, Pacing.OfObjective(head.Standing, items, moment, s_policy), paced, together);
    }

    private WindowMoment MomentOf(Window window, DateTime local)
    {
        if (!_moments.TryGetValue((local, window), out var moment))
        {
            _moments[(local, window)] = moment = WindowMoment.At(window, local, s_policy);
        }

        return moment;
    }

    private static KeyResultRow ReadKeyResult(Columns row)
    {
        var (id, weight, rhythm) = (new KeyResultId(row.Id()), row.Number(), row.Rhythm());
        var (raw, period) = (row.Maybe<decimal>(), row.Maybe<DateOnly>());
        DateOnly? until = period is { } start ? rhythm.EndOf(start) : null;
        return new KeyResultRow(id, weight, new KeyResultStanding(raw, rhythm, until), row.Maybe<decimal>());
    }

    private readonly record struct KeyResultRow(KeyResultId Id, decimal Weight, KeyResultStanding Standing, decimal? Confidence);
}
