using Setpoint.Kernel.Statistics;

namespace Setpoint.Metrics.Domain.Analysis;

/// <summary>How a forecast alert turned out.</summary>
public enum ForecastOutcome
{
    /// <summary>The metric got as bad as was foretold, within the horizon.</summary>
    Hit,

    /// <summary>The horizon passed and it did not, though nobody did anything.</summary>
    Miss,

    /// <summary>It did not, and an action was recorded in between: left out of precision.</summary>
    Averted,
}

/// <summary>What a forecast alert claims: by a period, the metric is at least as bad as a health, by the thresholds of then.</summary>
/// <param name="After">First day of the last period known when it was made.</param>
/// <param name="Until">First day of the last period of the horizon.</param>
internal sealed record ForecastClaim(DateOnly After, DateOnly Until, Health Health, Direction Direction, ThresholdBounds Bounds);

/// <summary>A forecast alert's outcome.</summary>
/// <param name="Lead">Of a hit: how many periods before it came true it was foretold.</param>
internal sealed record ForecastGrade(ForecastOutcome Outcome, int? Lead)
{
    /// <param name="claim">What was foretold.</param>
    /// <param name="calendar">Of the trend's periods.</param>
    /// <param name="points">Complete periods of the trend; those that the claim is not about are passed over.</param>
    /// <param name="over">True when the horizon has passed, grace included.</param>
    /// <param name="acted">True when somebody recorded an action after the alert opened.</param>
    /// <returns>None while it may still turn out either way, and where no value tells.</returns>
    public static ForecastGrade? Of(ForecastClaim claim, PeriodCalendar calendar, IEnumerable<Point> points, bool over, bool acted)
    {
        var thresholds = Thresholds.Of(claim.Direction, claim.Bounds);
        Point[] since = [.. points.Where(p => p.Start > claim.After && p.Start <= claim.Until).OrderBy(p => p.Start)];
        if (since.FirstOrDefault(p => thresholds.Judge(p.Value) >= claim.Health) is { } came)
        {
            return new ForecastGrade(ForecastOutcome.Hit, Distance(calendar, claim.After, came.Start));
        }

        return !over || since.Length == 0 ? null : new ForecastGrade(acted ? ForecastOutcome.Averted : ForecastOutcome.Miss, null);
    }

    private static int Distance(PeriodCalendar calendar, DateOnly from, DateOnly to)
    {
        var steps = 0;
        for (var period = calendar.StartingOn(from); period.Start < to; period = period.Next)
        {
            steps++;
        }

        return steps;
    }
}

/// <summary>How well forecasts have foretold.</summary>
/// <param name="Precision">Hits among hits and misses, 0 to 1; none before the first.</param>
/// <param name="Lead">Median periods between alert and breach, of the hits.</param>
/// <param name="Open">Not graded yet.</param>
public sealed record ForecastRecord(int Hits, int Misses, int Averted, int Open, decimal? Precision, decimal? Lead)
{
    internal static ForecastRecord Of(IReadOnlyCollection<(ForecastOutcome? Outcome, int? Lead)> grades)
    {
        int Count(ForecastOutcome? outcome) => grades.Count(g => g.Outcome == outcome);
        var (hits, misses) = (Count(ForecastOutcome.Hit), Count(ForecastOutcome.Miss));
        decimal[] leads = [.. grades.Where(g => g.Lead is not null).Select(g => (decimal)g.Lead!.Value)];
        return new ForecastRecord(
            hits, misses, Count(ForecastOutcome.Averted), Count(null),
            hits + misses == 0 ? null : (decimal)hits / (hits + misses),
            leads.Length == 0 ? null : Median.Of(leads));
    }
}
