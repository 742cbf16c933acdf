using Setpoint.Kernel;

namespace Setpoint.Goals.Domain;

/// <summary>What a metric's value is to a key result.</summary>
public enum MetricReading
{
    /// <summary>Its latest period.</summary>
    Latest,

    /// <summary>The total of the periods since the key result's start.</summary>
    Total,

    /// <summary>Their average.</summary>
    Average,
}

/// <summary>A step of a milestone.</summary>
internal readonly record struct StepState(decimal Weight, bool Done);

/// <summary>What a key result is measured by.</summary>
/// <param name="Window">Its own dates, or those of its objective.</param>
/// <param name="HasOwnDates">Then its expected share is its own, too.</param>
/// <param name="Calendar">First days of the periods of its metric's named calendar, as far as they matter; empty without one.</param>
internal sealed record Terms(
    Measure Measure, MetricReading Reading, Rhythm Rhythm, Window Window, bool HasOwnDates, Aim Aim, IReadOnlyList<PhasePoint> Phases,
    IReadOnlyList<DateOnly>? Calendar = null)
{
    /// <summary>The periods that its values belong to.</summary>
    public Periods Periods => new(Rhythm, Calendar ?? []);

    /// <summary>No rhythm says when its values are due, so its expected share is its own.</summary>
    public bool HasCalendar => Calendar is { Count: > 0 };

    /// <summary>Whether its value is made of all periods and not only of the latest.</summary>
    public bool TakesSeries => Measure == Measure.Maintain || Reading != MetricReading.Latest;

    /// <summary>Whether time alone changes what is stored of it: see <see cref="RhythmMix"/>.</summary>
    public bool IsTimed => Measure != Measure.Children && (Measure == Measure.Maintain || HasOwnDates || HasCalendar || Phases.Count > 0);
}

/// <summary>What a key result is worth by its values, at a moment.</summary>
/// <param name="Value">What is shown as its current value: of a kept limit the latest one, of a milestone the weight that is done.</param>
/// <param name="Raw">Progress before clamping; none without a value, and none of children, which the roll-up knows.</param>
/// <param name="Share">The share that is expected of it before the success line; none where that is the elapsed share of its objective's window.</param>
/// <param name="IsUnreported">Too little is reported for a verdict.</param>
internal readonly record struct Worth(decimal? Value, decimal? Raw, decimal? Share, bool IsUnreported)
{
    /// <summary>Values beyond this count as this, so that no sum of them overflows.</summary>
    private const decimal FurthestValue = 1_000_000_000_000_000_000_000m;

    /// <param name="latest">The latest value, where only that counts.</param>
    /// <param name="series">The values of all periods that belong to the window, in order.</param>
    /// <param name="dueEnd">End (exclusive) of the latest period that was due.</param>
    public static Worth Of(
        Terms terms, decimal? latest, IReadOnlyList<DatedValue> series, IReadOnlyList<StepState> steps, DateOnly dueEnd, ProgressPolicy policy)
    {
        switch (terms.Measure)
        {
            case Measure.Children:
                return default;
            case Measure.Maintain:
                var kept = Maintained.Count(terms.Window, terms.Periods, dueEnd, series, terms.Aim, policy);
                return new Worth(series.Count == 0 ? null : series[^1].Value, kept.Raw, kept.Share, kept.IsUnreported);
            case Measure.Milestone:
                var done = steps.Where(s => s.Done).Sum(s => s.Weight);
                return new Worth(done, steps.Count == 0 ? null : Ratio.Rounded(done / steps.Sum(s => s.Weight)), ShareOf(terms, dueEnd), false);
            default:
                var value = terms.Reading == MetricReading.Latest ? latest : Of(terms.Reading, series);
                return new Worth(value, value is { } v ? terms.Aim.Raw(v) : null, ShareOf(terms, dueEnd), false);
        }
    }

    /// <summary>Deals 2, 0, 3: in total 5, on average 1.667. None of none.</summary>
    public static decimal? Of(MetricReading reading, IReadOnlyList<DatedValue> series)
    {
        if (series.Count == 0)
        {
            return null;
        }

        var total = series.Sum(v => Math.Clamp(v.Value, -FurthestValue, FurthestValue));
        return reading switch
        {
            MetricReading.Total => total,
            MetricReading.Average => DecimalRules.Round(total / series.Count, Ratio.Decimals),
            _ => series[^1].Value,
        };
    }

    private static decimal? ShareOf(Terms terms, DateOnly dueEnd) =>
        terms.Phases.Count > 0 ? Schedule.ShareBy(dueEnd.AddDays(-1), terms.Window, terms.Aim.Baseline!.Value, terms.Aim.Target!.Value, terms.Phases)
        : terms.HasOwnDates || terms.HasCalendar ? Ratio.Rounded(terms.Window.ElapsedShare(dueEnd))
        : null;
}
