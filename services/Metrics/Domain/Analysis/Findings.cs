namespace Setpoint.Metrics.Domain.Analysis;

/// <summary>Everything that is said of a metric's complete periods at one moment; the same inputs always say the same.</summary>
/// <param name="History">What was looked at.</param>
/// <param name="Latest">Deviations of the latest periods, newest first.</param>
/// <param name="Proposal">The level the latest periods call normal.</param>
internal sealed record Findings(History History, IReadOnlyList<Deviation?> Latest, Forecast Forecast, BaselineProposal? Proposal)
{
    /// <summary>True when the latest value is a sudden deviation.</summary>
    public bool Deviates { get; private init; }

    /// <summary>True when one of the latest so many values is.</summary>
    public bool Deviated(int periods, MetricPolicy policy) => Latest.Take(periods).Any(d => d?.IsBeyond(policy.DeviationLimit) == true);

    /// <summary>True when the latest periods have left their usual level.</summary>
    public bool IsOffBaseline { get; private init; }

    /// <param name="history">Complete periods.</param>
    /// <param name="thresholds">Today's.</param>
    /// <param name="windows">Of OKRs on the metric.</param>
    /// <param name="decimals">Digits shown.</param>
    /// <param name="policy">What judges.</param>
    /// <param name="now">The moment.</param>
    public static Findings Of(
        History history, Thresholds? thresholds, IReadOnlyCollection<OkrWindow> windows, int decimals, MetricPolicy policy, DateTimeOffset now)
    {
        var latest = Deviation.OfLatest(policy.OffBaselinePeriods, history, decimals, policy);
        return new Findings(
            history,
            latest,
            Forecast.Of(TrendSeries.Of(history, now), history.TooLarge, thresholds, policy.HorizonOf(history.Cadence), policy),
            BaselineProposal.Of(history, windows, decimals, policy))
        {
            Deviates = latest is [{ } newest, ..] && newest.IsBeyond(policy.DeviationLimit),
            IsOffBaseline = OffBaseline.Of(latest, policy),
        };
    }
}
