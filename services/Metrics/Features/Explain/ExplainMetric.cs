using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Data.Reading;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;
using Setpoint.Metrics.Domain.Formulas;
using Setpoint.Metrics.Features.Baselines;
using Setpoint.Metrics.Features.Periods;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Explain;

internal static class ExplainMetric
{
    /// <param name="of">health, deviation, forecast, baseline or alert; health when absent.</param>
    /// <param name="alert">Which alert.</param>
    /// <param name="asOf">What had been recorded by then; an alert that opened later is not there. Policies are today's.</param>
    public static async Task<Results<Ok<HealthExplanation>, ProblemHttpResult>> HandleAsync(
        Guid id, string? of, Guid? alert, DateTimeOffset? asOf, MetricsDb db, NamedCalendars calendars, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (!Words.TryParse<ExplainedKind>(of ?? "health", out var kind))
        {
            return Problems.Invalid("of", "must be health, deviation, forecast, baseline or alert");
        }

        if (await db.ViewAsync(calendars, caller, id, asOf, clock, ct) is not { } view)
        {
            return Problems.Missing();
        }

        var explained = kind switch
        {
            ExplainedKind.Health => await OfHealthAsync(view, db, calendars, ct),
            ExplainedKind.Alert => await OfAlertAsync(view, alert, db, ct),
            _ => await OfPeriodsAsync(view, kind, db, calendars, ct),
        };
        return explained is null ? Problems.Missing() : TypedResults.Ok(explained);
    }

    private static async Task<HealthExplanation?> OfHealthAsync(MetricView view, MetricsDb db, NamedCalendars calendars, CancellationToken ct)
    {
        var (metric, policy) = (view.Metric, view.Policy);
        var known = view.AsOf is null ? await KnownHealth.NowAsync(view, db, ct) : await KnownHealth.ThenAsync(view, db, calendars, ct);
        var revision = metric.Thresholds.Where(t => t.ValidFrom <= view.Now).MaxBy(t => t.ValidFrom);
        var isProvisional = new Computed(known.Value, known.Coverage).IsProvisional(policy.EnoughWeight);
        return new HealthExplanation(
            metric.Id.Value,
            ExplainedKind.Health,
            new HealthInputs(
                known.Value, known.Period, revision?.Direction ?? metric.Direction, revision?.Bounds, revision?.ValidFrom, known.Stale, known.Due,
                known.Coverage, policy.EnoughWeight, known.Confirmed),
            isProvisional ? FormattableString.Invariant($"under {policy.EnoughWeight * 100:0.##} % of its weight has a value, so it is provisional and not judged") : view.Thresholds.Current?.InWords() ?? "no thresholds are set, so nothing is judged",
            isProvisional ? Health.NotSet : view.Thresholds.JudgeNow(known.Value),
            policy.Version,
            Confirmation: policy.ConfirmationOf(metric.Cadence).InWords(),
            AsOf: view.AsOf);
    }

    private static async Task<HealthExplanation?> OfPeriodsAsync(MetricView view, ExplainedKind kind, MetricsDb db, NamedCalendars calendars, CancellationToken ct)
    {
        var (findings, policy) = (await view.FindingsAsync(db, calendars, ct), view.Policy);
        HealthExplanation Of(string rule, decimal? limit) => new(view.Metric.Id.Value, kind, null, rule, null, policy.Version, limit, AsOf: view.AsOf);
        return kind switch
        {
            ExplainedKind.Deviation => Of(Deviation.Formula, policy.DeviationLimit) with { Deviations = [.. findings.Latest.OfType<Deviation>()] },
            ExplainedKind.Forecast => Of(Forecast.Formula, policy.TrendSignificance) with { Forecast = findings.Forecast },
            _ => Of(BaselineProposal.Formula, findings.Proposal?.Scale) with { Baseline = await BaselineAsync(view, findings.Proposal, db, ct) },
        };
    }

    private static async Task<BaselineExplanation> BaselineAsync(MetricView view, BaselineProposal? proposal, MetricsDb db, CancellationToken ct)
    {
        var held = await db.BaselineAsync(view, ct);
        var current = held is null ? null : await db.Baselines.AsNoTracking().Where(b => b.Id == held.Id).ToRows(db).SingleAsync(ct);
        var windows = await db.PublicOkrWindowsAsync(view, ct);
        return new BaselineExplanation(
            current?.ToResponse(view.AsOf), proposal, proposal?.DiffersFrom(held?.Value) ?? false, view.Policy.BaselinePeriods, view.Policy.BaselineLeastPeriods,
            [.. windows.Select(w => new LeftOut(w.Starts, w.Ends))]);
    }

    /// <summary>None when the metric has no such alert, or one of old that does not know what it was opened for.</summary>
    private static async Task<HealthExplanation?> OfAlertAsync(MetricView view, Guid? id, MetricsDb db, CancellationToken ct)
    {
        var alert = await db.Alerts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.MetricId == view.Metric.Id && a.OpenedAt <= view.Now, ct);
        if (alert?.Facts is null)
        {
            return null;
        }

        var stored = FactsJson.Read<AlertFacts>(alert.Facts);
        var again = AlertAgain.Of(alert.Kind, alert.Health, stored, view.Calendar);
        return new HealthExplanation(
            view.Metric.Id.Value, ExplainedKind.Alert, null, RuleOf(alert.Kind, stored, view.Calendar), null, stored.PolicyVersion, stored.Limit,
            Alert: new AlertExplanation(alert.Id, alert.Kind, stored, again.Facts, again.Holds), AsOf: view.AsOf);
    }

    private static string RuleOf(AlertKind kind, AlertFacts facts, PeriodCalendar calendar) => kind switch
    {
        AlertKind.Health => AlertAgain.RuleOf(facts, calendar).Rule.InWords(),
        AlertKind.Stale => "no value for a due period after its end and a grace: a share of the cadence, at least some days",
        AlertKind.Forecast => Forecast.Formula,
        AlertKind.OffBaseline => $"the latest periods all beyond the limit, on one side; {Deviation.Formula}",
        _ => Deviation.Formula,
    };
}
