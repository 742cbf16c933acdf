using Setpoint.Kernel.Statistics;

namespace Setpoint.Metrics.Domain.Analysis;

/// <summary>
/// What a trend is looked for in: the latest periods; of a daily metric the medians of its latest complete weeks, so that
/// weekends make no trend and no single day does.
/// </summary>
/// <param name="Calendar">Of the trend's periods: weeks, for a daily metric.</param>
/// <param name="Points">Oldest first.</param>
internal sealed record TrendSeries(PeriodCalendar Calendar, IReadOnlyList<Point> Points)
{
    /// <summary>How far back a trend is looked for: half a year, and three years of what comes monthly or less often.</summary>
    public static int Window(Cadence cadence) => cadence switch
    {
        Cadence.Daily => 24,
        Cadence.Weekly => 26,
        Cadence.Quarterly => 12,
        _ => 36,
    };

    /// <param name="history">Complete periods.</param>
    /// <param name="now">A week is complete when it is over.</param>
    public static TrendSeries Of(History history, DateTimeOffset now)
    {
        var window = Window(history.Cadence);
        if (history.Cadence != Cadence.Daily)
        {
            return new TrendSeries(history.Calendar, [.. Latest(history.Points, history.Calendar, window)]);
        }

        var weekly = history.Calendar with { Cadence = Cadence.Weekly };
        var weeks = Weeks(history.Points).Where(w => weekly.IsComplete(weekly.StartingOn(w.Start), now));
        return new TrendSeries(weekly, [.. Latest([.. weeks], weekly, window)]);
    }

    /// <summary>Days as weekly medians, each week under its Monday.</summary>
    public static IEnumerable<Point> Weeks(IEnumerable<Point> days) => days
        .GroupBy(d => Period.Containing(d.Start, Cadence.Weekly).Start, d => d.Value)
        .Select(week => new Point(week.Key, Median.Of(week)));

    /// <summary>With their distances in periods: a missing one leaves a gap and shifts nothing.</summary>
    public IReadOnlyList<Sample> Samples()
    {
        var samples = new List<Sample>(Points.Count);
        var (period, at) = (Calendar.StartingOn(Points[0].Start), 0);
        foreach (var point in Points)
        {
            while (period.Start < point.Start)
            {
                (period, at) = (period.Next, at + 1);
            }

            samples.Add(new Sample(at, point.Value));
        }

        return samples;
    }

    private static IEnumerable<Point> Latest(IReadOnlyList<Point> points, PeriodCalendar calendar, int window)
    {
        if (points.Count == 0)
        {
            return [];
        }

        var first = calendar.StartingOn(points[^1].Start).Step(1 - window);
        return points.Where(p => p.Start >= first.Start);
    }
}
