using Setpoint.Metrics.Domain.Analysis;

namespace Setpoint.Metrics.Domain;

/// <summary>An alert judged again from what it was opened for, by the functions that opened it.</summary>
/// <param name="Holds">What they say of the inputs: true, or the rule has changed since.</param>
/// <param name="Facts">The same facts, computed anew.</param>
internal sealed record AlertAgain(bool Holds, AlertFacts Facts)
{
    /// <param name="kind">Of the alert.</param>
    /// <param name="health">Of health what it turned to.</param>
    /// <param name="facts">As stored.</param>
    /// <param name="calendar">Of the metric.</param>
    public static AlertAgain Of(AlertKind kind, Health? health, AlertFacts facts, PeriodCalendar calendar)
    {
        // The inputs were enough then; how many are enough today is no question.
        var policy = MetricPolicy.Default with
        {
            Version = facts.PolicyVersion,
            DeviationLimit = facts.Limit ?? 0,
            DeviationLeastPeriods = 1,
            OffBaselineLimit = facts.Limit ?? 0,
            OffBaselinePeriods = facts.OffBaseline?.Count ?? 0,
            TrendSignificance = facts.Limit ?? 0,
            TrendLeastPeriods = 2,
            GraceShare = facts.Stale?.GraceShare ?? 0,
            GraceLeastDays = facts.Stale?.GraceLeastDays ?? 0,
        };
        return kind switch
        {
            AlertKind.Deviation => OfDeviation(facts, policy),
            AlertKind.OffBaseline => OfBaseline(facts, policy),
            AlertKind.Stale => OfMissing(facts, calendar, policy),
            AlertKind.Forecast => OfForecast(facts, calendar, policy),
            _ => new(RuleOf(facts, calendar).After(facts.Health!.Reverse().Select(p => p.Health)) == health, facts),
        };
    }

    /// <summary>What confirmed a health; an alert of old does not say, because there was but one rule, which needed no beginning.</summary>
    public static ConfirmedBy RuleOf(AlertFacts facts, PeriodCalendar calendar) =>
        facts.Confirmation ?? ConfirmedBy.Of(MetricPolicy.Default.ConfirmationOf(calendar.Cadence), Confirmation.From(Health.Green));

    private static AlertAgain OfDeviation(AlertFacts facts, MetricPolicy policy)
    {
        var again = Deviation.Of(facts.Deviation!.Judged, facts.Deviation.Comparables, facts.Decimals, policy)!;
        return new(again.IsBeyond(policy.DeviationLimit), facts with { Deviation = again });
    }

    private static AlertAgain OfBaseline(AlertFacts facts, MetricPolicy policy)
    {
        Deviation[] again = [.. facts.OffBaseline!.Select(d => Deviation.Of(d.Judged, d.Comparables, facts.Decimals, policy)!)];
        return new(OffBaseline.Of(again, policy), facts with { OffBaseline = again });
    }

    private static AlertAgain OfMissing(AlertFacts facts, PeriodCalendar calendar, MetricPolicy policy)
    {
        var awaited = calendar.StartingOn(facts.Stale!.Period);
        var due = calendar.CompleteAt(awaited) + Freshness.Grace(awaited, policy);
        return facts.Stale.OfInput ? new(true, facts) : new(due == facts.Stale.Due, facts with { Stale = facts.Stale with { Due = due } });
    }

    private static AlertAgain OfForecast(AlertFacts facts, PeriodCalendar calendar, MetricPolicy policy)
    {
        var claimed = facts.Forecast!;
        var series = new TrendSeries(calendar with { Cadence = claimed.Forecast.Cadence }, claimed.Forecast.Trend!.Points);
        var again = Forecast.Of(series, false, Thresholds.Of(claimed.Direction, claimed.Bounds), claimed.Forecast.Horizon, policy);
        return new(again.Breach is not null, facts with { Forecast = claimed with { Forecast = again } });
    }
}
