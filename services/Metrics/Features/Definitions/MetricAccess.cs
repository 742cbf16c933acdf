using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Definitions;

internal static class MetricAccess
{
    /// <summary>Who can see or change a metric, and why: for those who may change it themselves.</summary>
    public static async Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> HandleAsync(
        Guid id, MetricsDb db, Caller caller, Access access, AccessReasons reasons, string? cursor, int? limit, CancellationToken ct)
    {
        if (await db.SeenBy(caller).SingleOrDefaultAsync(m => m.Id == MetricId.From(id), ct) is not { } metric)
        {
            return Problems.Missing();
        }

        if (!await access.OwnsAsync(metric.OwnerId, metric.UnitId, ct) && !await access.CanManageAsync(metric.UnitId, ct))
        {
            return Problems.Forbidden("Its owner and those who lead its unit may ask who sees a metric.");
        }

        (Guid, string, bool)[] own = metric.OwnerId is { } owner ? [(owner, "owner", true)] : [];
        return await reasons.OfAsync(metric.UnitId, Word.Of(metric.Visibility), own, metric.AboutPersonId, cursor, limit, ct) is { } answer
            ? TypedResults.Ok(answer)
            : Problems.Invalid("cursor", "is not one that this list gave");
    }
}
