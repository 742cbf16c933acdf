using Npgsql;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Data.Reading;

/// <summary>
/// Judges the pace of many objectives at this moment, from what is stored with their progress: nothing below them is
/// needed, so one objective and five thousand take the same few queries.
/// </summary>
internal sealed class PaceReader(TimeProvider clock)
{
    private readonly DateTimeOffset _now = clock.GetUtcNow();
    private readonly Dictionary<string, DateTime> _locals = new(StringComparer.Ordinal);
    private readonly List<PacedItem> _items = [];   // of the objective at hand
    private readonly Dictionary<(DateTime Local, Window Window, ProgressPolicy Policy), WindowMoment> _moments = [];

    public async Task<Dictionary<ObjectiveId, PacedObjective>> ReadAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken ct) =>
        Judge(await PaceHeads.ReadAsync(connection, ids, ct), ids);

    /// <summary>The same where the objectives are read already.</summary>
    public Dictionary<ObjectiveId, PacedObjective> Judge(PaceHeads heads, IReadOnlyCollection<Guid> ids)
    {
        var paced = new Dictionary<ObjectiveId, PacedObjective>(ids.Count);
        foreach (var id in ids)
        {
            var head = heads[new(id)];
            paced[head.Id] = Judge(head, heads.Policies.ProgressOf(head.UnitId));
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

    private PacedObjective Judge(PaceHead head, ProgressPolicy policy)
    {
        var local = LocalNow(head.TimeZone);
        var moment = MomentOf(head.Window, local, policy);
        var line = policy.SuccessLine(head.Standing.Kind);
        var paced = new PacedKeyResult[head.Below.KeyResults.Count];
        _items.Clear();
        foreach (var (i, k) in head.Below.KeyResults.Index())
        {
            var own = k.Own is { } window ? MomentOf(window, local, policy) : moment;
            var reading = k.IsOfChildren
                ? Together(k.Slot, line, own, policy) ?? new PaceReading(Pacing.Unmeasured(own))
                : Pacing.OfKeyResult(k.Standing, line, own, policy);
            paced[i] = new PacedKeyResult(k.Id, k.Weight, k.Standing, k.Confidence, reading);
            _items.Add(new PacedItem(k.Weight, reading));
        }

        var together = Together(head.Below.Slot, line, moment, policy);
        if (together is { } slot)
        {
            _items.Add(new PacedItem(policy.SlotWeight, slot));
        }

        var shown = Pacing.OfObjective(head.Standing, _items, moment, policy);
        var computed = head.Standing is { IsStated: false, Pace: null } ? shown : Pacing.OfObjective(head.Standing.AsComputed, _items, moment, policy);
        return new PacedObjective(head.Id, policy, moment, head.Standing, head.Confidence, shown, computed, paced, together);
    }

    /// <summary>Children as one item; none where nothing contributes.</summary>
    private static PaceReading? Together(PaceSlot? slot, decimal line, WindowMoment moment, ProgressPolicy policy) =>
        slot is not { } children ? null : children.Value is { } measured ? Pacing.OfChildren(measured, line, moment, policy) : new PaceReading(Pace.NoData);

    private WindowMoment MomentOf(Window window, DateTime local, ProgressPolicy policy)
    {
        if (!_moments.TryGetValue((local, window, policy), out var moment))
        {
            _moments[(local, window, policy)] = moment = WindowMoment.At(window, local, policy);
        }

        return moment;
    }
}
