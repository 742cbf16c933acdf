using System.Globalization;
using System.Runtime.CompilerServices;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;

namespace Setpoint.Unit.Metrics.Analysis;

/// <summary>Series of values to be analysed.</summary>
internal static class Series
{
    /// <summary>The first Monday of 2026.</summary>
    public static readonly DateOnly Monday = new(2026, 1, 5);

    /// <summary>Long after everything here.</summary>
    public static readonly DateTimeOffset Later = new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static PeriodCalendar Calendar(Cadence cadence) => new(cadence, TimeZoneInfo.Utc);

    /// <summary>One value a period, the first in the week of 5 January 2026 or, from there back, in its month or quarter.</summary>
    public static History Of(Cadence cadence, params IEnumerable<decimal> values)
    {
        var first = Period.Containing(Monday, cadence);
        return new History(Calendar(cadence), values.Select((value, i) => new Point(first.Step(i).Start, value)));
    }

    /// <summary>The score of every period that has enough to be compared with.</summary>
    public static IReadOnlyList<Deviation> Scores(History history, int decimals) =>
        [.. history.Points.Select(p => Deviation.Of(p, history, decimals, MetricPolicy.Default)).OfType<Deviation>()];

    /// <summary>What would have been forecast when so many periods were known.</summary>
    public static Forecast ForecastAfter(int periods, History history, Thresholds? thresholds)
    {
        var known = new History(history.Calendar, history.Points.Take(periods));
        var end = history.Calendar.EndOf(history.Calendar.StartingOn(known.Points[^1].Start));
        var policy = MetricPolicy.Default;
        return Forecast.Of(TrendSeries.Of(known, end), known.TooLarge, thresholds, policy.HorizonOf(history.Cadence), policy);
    }

    public static Forecast ForecastOf(History history, Thresholds? thresholds) => ForecastAfter(history.Points.Count, history, thresholds);

    /// <summary>Values that wander within ±1 like the throws of a die, the same in every run.</summary>
    public static decimal Noise(int i) => ((((i * 7919) + 104729) % 201) - 100) / 100m;

    public static History Read(string file, [CallerFilePath] string here = "")
    {
        var lines = File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "..", "Series", file)).Skip(1).Select(l => l.Split(','));
        return new History(
            Calendar(Cadence.Daily),
            lines.Select(l => new Point(DateOnly.Parse(l[0], CultureInfo.InvariantCulture), decimal.Parse(l[1], CultureInfo.InvariantCulture))));
    }
}
