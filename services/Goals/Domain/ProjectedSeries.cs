using Setpoint.Kernel.Statistics;

namespace Setpoint.Goals.Domain;

/// <summary>The series that a key result's projection is made from, by the last day of each period.</summary>
internal static class ProjectedSeries
{
    /// <param name="points">All values, by their first day, or the day they were said on.</param>
    /// <param name="inside">Those that belong to the window, for totals and averages.</param>
    public static IReadOnlyList<DatedValue> Of(Terms terms, IReadOnlyList<DatedValue> points, IReadOnlyList<DatedValue> inside)
    {
        var read = terms.Reading == MetricReading.Latest
            ? points
            : [.. inside.Select((p, i) => new DatedValue(p.Day, Worth.Of(terms.Reading, [.. inside.Take(i + 1)])!.Value))];
        return terms.Rhythm switch
        {
            Rhythm.CheckIn => read,
            Rhythm.Daily => [.. Weeks(read)],
            _ => [.. read.Select(p => new DatedValue(terms.Periods.EndOf(p.Day).AddDays(-1), p.Value))],
        };
    }

    /// <summary>Days of a week differ for reasons of their own: a daily series is carried on by the medians of its weeks.</summary>
    private static IEnumerable<DatedValue> Weeks(IReadOnlyList<DatedValue> days) => days
        .GroupBy(d => Rhythm.Weekly.StartOf(d.Day))
        .Select(week => new DatedValue(Rhythm.Weekly.EndOf(week.Key).AddDays(-1), Median.Of(week.Select(d => d.Value))));
}
