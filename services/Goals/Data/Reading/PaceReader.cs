using Npgsql;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Data.Reading;

/// <summary>
/// Judges the pace of many objectives at this moment, from stored progress: nothing below their own key results and
/// direct children is needed, so one objective and five thousand take the same few queries.
/// </summary>
internal sealed class PaceReader(TimeProvider clock)
{
    private readonly DateTimeOffset _now = clock.GetUtcNow();
    private readonly Dictionary<string, DateTime> _locals = new(StringComparer.Ordinal);
    private readonly List<PacedItem> _items = [];   // of the objective at hand
    private readonly Dictionary<(DateTime Local, Window Window, ProgressPolicy Policy), WindowMoment> _moments = [];

    public async Task<Dictionary<ObjectiveId, PacedObjective>> ReadAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken ct) =>
        Judge(await PaceGraph.ReadAsync(connection, ids, ct), ids);

    /// <summary>The same where the objectives, their contributing children and the links between them are read already.</summary>
    public Dictionary<ObjectiveId, PacedObjective> Judge(PaceGraph graph, IReadOnlyCollection<Guid> ids)
    {
        var paced = new Dictionary<ObjectiveId, PacedObjective>(ids.Count);
        foreach (var id in ids)
        {
            var head = graph[new(id)];
            paced[head.Id] = Judge(head, graph.ChildrenOf(head), graph.Policies.ProgressOf(head.UnitId));
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

    private PacedObjective Judge(PaceHead head, List<ChildInput> children, ProgressPolicy policy)
    {
        var moment = MomentOf(head.Window, LocalNow(head.TimeZone), policy);
        var line = policy.SuccessLine(head.Standing.Kind);
        var paced = new PacedKeyResult[head.KeyResults.Count];
        _items.Clear();
        foreach (var (i, k) in head.KeyResults.Index())
        {
            var reading = Pacing.OfKeyResult(k.Standing, line, moment, policy);
            paced[i] = new PacedKeyResult(k.Id, k.Weight, k.Standing, k.Confidence, reading);
            _items.Add(new PacedItem(k.Weight, reading));
        }

        PaceReading? together = null;
        if (children.Count > 0 && ChildrenSlot.Of(head.Window, children) is { } slot)
        {
            together = slot.Value is { } measured ? Pacing.OfChildren(measured, line, moment, policy) : new PaceReading(Pace.NoData);
            _items.Add(new PacedItem(policy.SlotWeight, together.Value));
        }

        return new PacedObjective(
            head.Id, policy, moment, head.Standing, head.Confidence, Pacing.OfObjective(head.Standing, _items, moment, policy), paced, together);
    }

    private WindowMoment MomentOf(Window window, DateTime local, ProgressPolicy policy)
    {
        if (!_moments.TryGetValue((local, window, policy), out var moment))
        {
            _moments[(local, window, policy)] = moment = WindowMoment.At(window, local, policy);
        }

        return moment;
    }
}
