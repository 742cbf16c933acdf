using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;

namespace Setpoint.Metrics.Evaluation;

/// <summary>Which alerts of an evaluated series open and close.</summary>
internal static class AlertJudge
{
    /// <summary>A value that turned the metric worse is often unusual as well: people hear of the first alone.</summary>
    public static IEnumerable<AlertChange> Of(Subject subject)
    {
        AlertChange[] health = [.. OfHealth(subject)];
        AlertChange[] unusual = [.. OfDeviation(subject), .. OfBaseline(subject)];
        var teller = Array.Find(health, a => a.Opened)?.Id;
        return [.. health, .. OfStale(subject), .. unusual.Select(a => a.Opened ? a with { ToldBy = teller } : a), .. OfForecast(subject)];
    }

    /// <summary>The open red alert of a KPI that has become red for a second period since it opened.</summary>
    public static OpenAlert? ProposesObjective(Subject subject) =>
        subject is { IsKpi: true, Quiet: false } && subject.PeriodIsNews && AlertDecision.ProposesObjective(Complete(subject).Select(p => p.Health))
            ? subject.OpenAlerts.Find(a => a is { Kind: AlertKind.Health, Health: Health.Red, ProposesObjective: false })
            : null;

    private static IEnumerable<AlertChange> OfHealth(Subject subject)
    {
        var open = subject.OpenAlerts.Where(a => a.Kind == AlertKind.Health).ToDictionary(a => a.Health!.Value);
        var decision = AlertDecision.Of(subject.ConfirmedBefore, subject.Confirmed, open.Keys);
        foreach (var health in decision.Closes)
        {
            yield return AlertChange.Close(subject, open[health]);
        }

        if (decision.Opens is { } opens && !subject.Quiet && subject.WatchedSince is not null)
        {
            var (judged, start) = Confirming(subject);
            yield return AlertChange.Open(
                subject, AlertKind.Health, opens, subject.Headline!.Latest!.Value.Start,
                Facts(subject, null) with
                {
                    Health = [.. judged.Select(p => new JudgedPoint(p.Period.Start, p.Value!.Value, p.Health))],
                    Confirmation = ConfirmedBy.Of(subject.Rule, start),
                },
                subject.IsKpi && opens == Health.Red && AlertDecision.ProposesObjective(judged.Select(p => p.Health)));
        }
    }

    /// <summary>Time alone decides it, so it is judged in every evaluation.</summary>
    private static IEnumerable<AlertChange> OfStale(Subject subject)
    {
        var freshness = subject.Headline!.Freshness;
        return OfCondition(subject, AlertKind.Stale, subject.IsWatched && freshness!.Stale, subject.Before.Stale, isNews: false, () =>
        {
            var (awaited, policy) = (freshness!.Awaited, subject.Policy);
            var ofInput = freshness.Due != subject.Calendar.CompleteAt(awaited) + Freshness.Grace(awaited, policy);
            return AlertChange.Open(
                subject, AlertKind.Stale, null, awaited.Start,
                Facts(subject, null) with { Stale = new MissingValue(awaited.Start, freshness.Due, policy.GraceShare, policy.GraceLeastDays, ofInput) });
        });
    }

    /// <summary>It closes as a recovery is confirmed: a value that swings is told once and not at every turn.</summary>
    private static IEnumerable<AlertChange> OfDeviation(Subject subject)
    {
        var isOpen = subject.OpenAlerts.Exists(a => a.Kind == AlertKind.Deviation);
        return OfFindings(
            subject, AlertKind.Deviation, f => f.Deviates || (isOpen && f.Deviated(subject.Rule.Better, subject.Policy)), subject.Before.Deviates, f => AlertChange.Open(
                subject, AlertKind.Deviation, null, f.Latest[0]!.Judged.Start,
                Facts(subject, subject.Policy.DeviationLimit) with { Deviation = f.Latest[0] }));
    }

    private static IEnumerable<AlertChange> OfBaseline(Subject subject) => OfFindings(
        subject, AlertKind.OffBaseline, f => f.IsOffBaseline, subject.Before.OffBaseline, f => AlertChange.Open(
            subject, AlertKind.OffBaseline, null, f.Latest[0]!.Judged.Start,
            Facts(subject, subject.Policy.OffBaselineLimit) with { OffBaseline = [.. f.Latest.OfType<Deviation>()] }));

    private static IEnumerable<AlertChange> OfForecast(Subject subject)
    {
        var open = subject.OpenAlerts.Find(a => a.Kind == AlertKind.Forecast);
        if (open is null || subject.Findings?.Forecast.Breach is not { } breach || breach.Health == open.Health)
        {
            return OfFindings(subject, AlertKind.Forecast, f => f.Forecast.Breach is not null, subject.Before.Breaches, f => Foretell(subject, f.Forecast));
        }

        // Worse is foretold than was: another claim, graded by itself. Milder: what was foretold no longer is.
        return breach.Health > open.Health && !subject.Quiet
            ? [AlertChange.Close(subject, open), Foretell(subject, subject.Findings.Forecast)]
            : breach.Health < open.Health ? [AlertChange.Close(subject, open)] : [];
    }

    private static AlertChange Foretell(Subject subject, Forecast forecast)
    {
        var (after, thresholds) = (forecast.Trend!.Points[^1].Start, subject.Thresholds.Current!);
        var claim = new ForecastClaimed(forecast, after, forecast.Projection[^1].Start, thresholds.Direction, thresholds.Bounds);
        return AlertChange.Open(
            subject, AlertKind.Forecast, forecast.Breach!.Health, subject.Headline!.Latest!.Value.Start,
            Facts(subject, subject.Policy.TrendSignificance) with { Forecast = claim });
    }

    /// <summary>Where nothing was looked at, nothing changes; what is not watched has nothing open.</summary>
    private static IEnumerable<AlertChange> OfFindings(
        Subject subject, AlertKind kind, Func<Findings, bool> holds, bool heldBefore, Func<Findings, AlertChange> open) =>
        subject.IsWatched && subject.Findings is null
            ? []
            : OfCondition(
                subject, kind, subject.Findings is { } found && holds(found), heldBefore, subject.PeriodIsNews, () => open(subject.Findings!));

    private static IEnumerable<AlertChange> OfCondition(
        Subject subject, AlertKind kind, bool holds, bool heldBefore, bool isNews, Func<AlertChange> open)
    {
        var current = subject.OpenAlerts.Find(a => a.Kind == kind);
        var decision = ConditionDecision.Of(holds, heldBefore, current is not null, subject.Quiet, isNews);
        return decision.Opens ? [open()] : decision.Closes ? [AlertChange.Close(subject, current!)] : [];
    }

    /// <summary>
    /// The periods that confirmed a health, newest first, and what was confirmed before them: the oldest period at hand stands
    /// for everything before, unless there is nothing.
    /// </summary>
    private static (List<JudgedPeriod> Judged, Confirmation Start) Confirming(Subject subject)
    {
        var complete = Complete(subject).ToList();
        var oldest = subject.HasAllPeriods ? -1 : complete.FindLastIndex(p => p.State != 0);
        return oldest < 1
            ? (complete, Confirmation.From(Health.Green))
            : (complete.GetRange(0, oldest), Confirmation.Of(complete[oldest].State));
    }

    private static AlertFacts Facts(Subject subject, decimal? limit) => new(subject.Policy.Version, limit, subject.Decimals);

    private static IEnumerable<JudgedPeriod> Complete(Subject subject) =>
        subject.Recent.Where(p => p.Value is not null && p.Period.Start <= subject.Headline!.Latest?.Start);
}
