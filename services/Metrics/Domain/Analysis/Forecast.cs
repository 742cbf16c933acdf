namespace Setpoint.Metrics.Domain.Analysis;

/// <summary>What a forecast comes to.</summary>
public enum ForecastVerdict
{
    /// <summary>There are fewer periods than a trend needs.</summary>
    TooFewPeriods,

    /// <summary>The values are too large to calculate with.</summary>
    TooLarge,

    /// <summary>It moves no more than chance would move it.</summary>
    NotSignificant,

    /// <summary>It moved once and stays there: a step, not a trend.</summary>
    Step,

    /// <summary>There is a trend, and within the horizon it crosses no threshold for the worse.</summary>
    NoBreach,

    /// <summary>The trend crosses a threshold within the horizon.</summary>
    Breach,
}

/// <summary>A period to come.</summary>
/// <param name="Low">Lower edge of the band.</param>
/// <param name="High">Upper edge of the band.</param>
/// <param name="Health">Of the projected value, by today's thresholds.</param>
public sealed record ProjectedPeriod(DateOnly Start, decimal Value, decimal Low, decimal High, Health Health);

/// <summary>Where the projection first gets as bad as it gets within the horizon.</summary>
/// <param name="Start">First day of that period.</param>
/// <param name="Periods">How many periods after the latest.</param>
/// <param name="Health">Worse than that of the latest.</param>
public sealed record Breach(DateOnly Start, int Periods, Health Health, decimal Value);

/// <summary>Where a metric is going: its trend carried on. 4.0, 4.2, … 5.4 with red above 6.0: red in 4 periods, at 6.2.</summary>
/// <param name="Cadence">Of the trend's periods: weeks, for a daily metric.</param>
/// <param name="Trend">None while there are too few periods.</param>
/// <param name="Projection">As far as the horizon; empty where there is no trend.</param>
/// <param name="Horizon">How many periods ahead is looked.</param>
public sealed record Forecast(
    ForecastVerdict Verdict, Cadence Cadence, Trend? Trend, IReadOnlyList<ProjectedPeriod> Projection, Breach? Breach, int Horizon)
{
    /// <summary>The formula in words, as <c>explain</c> shows it.</summary>
    public const string Formula =
        "Mann–Kendall Z of the latest periods (of a daily metric: weekly medians; from 24 months on by month) beyond the significance; "
        + "value = median(value − slope · periods) + slope · periods with the Theil–Sen slope; breach = first projected period with a worse health";

    /// <param name="series">What the trend is looked for in.</param>
    /// <param name="tooLarge">Its values cannot be calculated with.</param>
    /// <param name="thresholds">Today's; without them nothing is a breach.</param>
    /// <param name="horizon">How many periods ahead to look.</param>
    /// <param name="policy">Least periods and significance.</param>
    internal static Forecast Of(TrendSeries series, bool tooLarge, Thresholds? thresholds, int horizon, MetricPolicy policy)
    {
        var cadence = series.Calendar.Cadence;
        if (tooLarge || Trend.Of(series, policy) is not { } trend)
        {
            return new Forecast(tooLarge ? ForecastVerdict.TooLarge : ForecastVerdict.TooFewPeriods, cadence, null, [], null, horizon);
        }

        if (!trend.Significant || !trend.GoesOn)
        {
            return new Forecast(trend.Significant ? ForecastVerdict.Step : ForecastVerdict.NotSignificant, cadence, trend, [], null, horizon);
        }

        var projection = Project(series, trend, thresholds, horizon, policy);
        var breach = BreachOf(projection, series.Points[^1], trend, thresholds);
        return new Forecast(breach is null ? ForecastVerdict.NoBreach : ForecastVerdict.Breach, cadence, trend, [.. projection.Select(p => p.Period)], breach, horizon);
    }

    private static List<(int Ahead, ProjectedPeriod Period)> Project(
        TrendSeries series, Trend trend, Thresholds? thresholds, int horizon, MetricPolicy policy)
    {
        var line = new SeasonalLine(series, trend, policy);
        var projection = new List<(int, ProjectedPeriod)>(horizon);
        var period = series.Calendar.StartingOn(series.Points[^1].Start);
        for (var ahead = 1; ahead <= horizon; ahead++)
        {
            period = period.Next;
            if (line.Ahead(period, ahead) is var (value, low, high))
            {
                projection.Add((ahead, new ProjectedPeriod(period.Start, value, low, high, thresholds?.Judge(value) ?? Health.NotSet)));
            }
        }

        return projection;
    }

    /// <summary>Only a trend for the worse is a breach: a bad season to come is known, and an improving metric that dips is not warned of.</summary>
    private static Breach? BreachOf(
        List<(int Ahead, ProjectedPeriod Period)> projection, Point latest, Trend trend, Thresholds? thresholds)
    {
        if (thresholds is null)
        {
            return null;
        }

        var worse = projection.Where(p => p.Period.Health > thresholds.Judge(latest.Value) && IsTowardsHarm(trend, thresholds, p.Period.Value)).ToList();
        if (worse.Count == 0)
        {
            return null;
        }

        var (ahead, worst) = worse.OrderByDescending(p => p.Period.Health).ThenBy(p => p.Ahead).First();
        return new Breach(worst.Start, ahead, worst.Health, worst.Value);
    }

    private static bool IsTowardsHarm(Trend trend, Thresholds thresholds, decimal projected) => thresholds.Direction switch
    {
        Direction.Higher => trend.Slope < 0,
        Direction.Lower => trend.Slope > 0,
        _ => trend.Slope > 0 == projected > thresholds.Bounds.High,
    };
}
