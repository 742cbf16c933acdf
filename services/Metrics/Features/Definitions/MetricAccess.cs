using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Sources;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Definitions;

/// <summary>
/// Who can see or change a metric, and why: for those who may change it themselves, and for the person it is about. Its source,
/// its alerts, its annotations, its baselines and thresholds that were proposed are seen, changed and answered by the same people.
/// </summary>
internal sealed class MetricAccess(MetricsDb db, Caller caller, Access access, AccessReasons reasons)
{
    public static Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> OfMetricAsync(
        Guid id, MetricAccess metrics, string? cursor, int? limit, CancellationToken ct) =>
        metrics.AnswerAsync(seen => seen.Where(m => m.Id == MetricId.From(id)), cursor, limit, ct);

    public static Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> OfSourceAsync(
        Guid id, MetricsDb db, MetricAccess metrics, string? cursor, int? limit, CancellationToken ct) =>
        metrics.AnswerAsync(
            seen => seen.Where(m => m.Id == MetricId.From(id) && db.Set<MetricSource>().Any(s => s.Id == m.Id && !s.Removed)), cursor, limit, ct);

    public static Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> OfAlertAsync(
        Guid id, MetricsDb db, MetricAccess metrics, string? cursor, int? limit, CancellationToken ct) =>
        metrics.AnswerAsync(seen => seen.Where(m => db.Alerts.Any(a => a.Id == id && a.MetricId == m.Id)), cursor, limit, ct);

    public static Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> OfAnnotationAsync(
        Guid id, MetricsDb db, MetricAccess metrics, string? cursor, int? limit, CancellationToken ct) =>
        metrics.AnswerAsync(seen => seen.Where(m => db.Annotations.Any(a => a.Id == id && a.MetricId == m.Id)), cursor, limit, ct);

    public static Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> OfBaselineAsync(
        Guid id, MetricsDb db, MetricAccess metrics, string? cursor, int? limit, CancellationToken ct) =>
        metrics.AnswerAsync(seen => seen.Where(m => db.Baselines.Any(b => b.Id == id && b.MetricId == m.Id)), cursor, limit, ct);

    public static Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> OfThresholdsAsync(
        Guid id, MetricsDb db, MetricAccess metrics, string? cursor, int? limit, CancellationToken ct) =>
        metrics.AnswerAsync(seen => seen.Where(m => db.ThresholdProposals.Any(t => t.Id == id && t.MetricId == m.Id)), cursor, limit, ct);

    private async Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> AnswerAsync(
        Func<IQueryable<Metric>, IQueryable<Metric>> which, string? cursor, int? limit, CancellationToken ct)
    {
        if (await which(db.SeenBy(caller)).SingleOrDefaultAsync(ct) is not { } metric)
        {
            return Problems.Missing();
        }

        if (!await access.OwnsAsync(metric.OwnerId, metric.UnitId, ct)
            && !await access.OwnsAsync(metric.AboutPersonId, metric.UnitId, ct)
            && !await access.CanManageAsync(metric.UnitId, ct))
        {
            return Problems.Forbidden("Its owner, the person it is about and those who lead its unit may ask who sees a metric.");
        }

        OwnReason[] own = metric.OwnerId is { } owner ? [new(owner, "owner", Changes: true)] : [];
        return await reasons.AnswerAsync(AccessFacts.OfLed(metric.UnitId, Word.Of(metric.Visibility), own, metric.AboutPersonId), cursor, limit, ct);
    }
}
