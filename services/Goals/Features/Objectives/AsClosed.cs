using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>What a number has become since its cycle closed: corrections arrive late, and what stood then still stands.</summary>
/// <param name="Current">The value, for a key result.</param>
public sealed record Restated(decimal? Progress, decimal? Raw, decimal? Current);

/// <summary>Shows what stood when a cycle closed, and beside it what a later correction makes of it.</summary>
internal static class AsClosed
{
    public static ObjectiveResponse Closed(this ObjectiveResponse now, Dictionary<Guid, Snapshot> snapshots)
    {
        var shown = now with { Parents = [.. now.Parents.Select(Shown)], Children = [.. now.Children.Select(Shown)] };
        return !snapshots.TryGetValue(now.Id, out var then) ? shown : shown with
        {
            Progress = then.Progress,
            Raw = then.Raw,
            Pace = then.Pace ?? now.Pace,
            Confidence = then.Confidence,
            Restated = (now.Progress, now.Raw) == (then.Progress, then.Raw) ? null : new Restated(now.Progress, now.Raw, null),
            KeyResults = [.. now.KeyResults.Select(k => snapshots.TryGetValue(k.Id, out var stood) ? Closed(k, stood) : k)],
        };

        AlignedObjective Shown(AlignedObjective o) =>
            snapshots.TryGetValue(o.Id, out var stood) ? o with { Progress = stood.Progress, Pace = stood.Pace ?? o.Pace } : o;
    }

    public static ObjectiveSummary Closed(this ObjectiveSummary now, Dictionary<Guid, Snapshot> snapshots) =>
        !snapshots.TryGetValue(now.Id, out var then) ? now : now with
        {
            Progress = then.Progress,
            Raw = then.Raw,
            Pace = then.Pace ?? now.Pace,
            Restated = (now.Progress, now.Raw) == (then.Progress, then.Raw) ? null : new Restated(now.Progress, now.Raw, null),
        };

    /// <summary>Puts what stood of its key results and of what contributes to it in the place of what corrections have made of them.</summary>
    public static void Stand(this CascadeInput input, Dictionary<Guid, Snapshot> snapshots)
    {
        foreach (var (i, k) in input.KeyResults.Index().ToList())
        {
            if (snapshots.TryGetValue(k.Id.Value, out var then))
            {
                input.KeyResults[i] = k with { Stored = (k.Stored ?? default) with { Value = then.Value, Raw = then.Raw } };
            }
        }

        foreach (var (i, c) in input.Children.Index().ToList())
        {
            if (snapshots.TryGetValue(c.Child.Value, out var then))
            {
                input.Children[i] = c with
                {
                    Stored = then is { Raw: { } raw, Progress: { } progress } ? new Measured(raw, progress, Ratio.Capped(raw), c.Stored?.Mix ?? default) : null,
                };
            }
        }
    }

    /// <summary>An explanation of what stood, judged as after the window; what it has become since is beside it.</summary>
    public static ExplainResponse Closed(this ExplainResponse stood, Snapshot then, Measured? now, ProgressPolicy policy) => stood with
    {
        Items = [.. stood.Items.Select(i => i with
        {
            Gap = i.Expected - Ratio.Capped(i.Raw),
            Pace = Pacing.Outcome(i.Progress, stood.Expected.SuccessLine, policy),
        })],
        Pace = stood.Override is null ? stood.Pace with { Value = then.Pace ?? stood.Pace.Value, Gap = stood.Expected.Value - stood.Pace.Capped } : stood.Pace,
        Restated = (now?.Progress, now?.Raw) == (then.Progress, then.Raw) ? null : new Restated(now?.Progress, now?.Raw, null),
    };

    /// <summary>Where a key result has arrived: nothing is projected beyond what stood.</summary>
    public static KeyResultForecast Closed(this KeyResultForecast now, Snapshot then, LeafValue today) => now with
    {
        Verdict = now.Verdict == ForecastVerdict.NoLine ? ForecastVerdict.NoLine : ForecastVerdict.Ended,
        SlopePerWeek = null,
        Value = then.Value,
        Low = null,
        High = null,
        Raw = then.Raw,
        Probability = null,
        SuccessProbability = null,
        Confidence = then.Confidence,
        Restated = (today.Value, today.Raw) == (then.Value, then.Raw)
            ? null
            : new Restated(today.Raw is { } raw ? Ratio.Progress(raw) : null, today.Raw, today.Value),
    };

    private static KeyResultResponse Closed(KeyResultResponse now, Snapshot then) => now with
    {
        Current = then.Value,
        CurrentAt = then.ValueAt ?? now.CurrentAt,
        Progress = then.Progress,
        Raw = then.Raw,
        Confidence = then.Confidence,
        Restated = (now.Current, now.Raw) == (then.Value, then.Raw) ? null : new Restated(now.Progress, now.Raw, now.Current),
    };
}
