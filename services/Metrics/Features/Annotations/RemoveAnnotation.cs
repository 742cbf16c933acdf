using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Annotations;

/// <summary>Takes an annotation from the chart. The row stays, with who removed it; repeating it is harmless.</summary>
internal static class RemoveAnnotation
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, MetricsDb db, Caller caller, Access access, TimeProvider clock, CancellationToken ct)
    {
        var found = await (
            from a in db.Annotations
            join m in db.SeenBy(caller) on a.MetricId equals m.Id
            where a.Id == id
            select new { m.OwnerId, m.UnitId }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return Problems.Missing();
        }

        if (!await access.OwnsAsync(found.OwnerId, found.UnitId, ct) && !await access.CanManageAsync(found.UnitId, ct))
        {
            return Problems.Forbidden("A metric is annotated by its owner and by those who lead its unit.");
        }

        var (now, me) = ((DateTimeOffset?)clock.GetUtcNow(), (Guid?)caller.PersonId);
        await db.Annotations.Where(a => a.Id == id && a.RemovedAt == null)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.RemovedAt, now).SetProperty(x => x.RemovedBy, me), ct);
        return TypedResults.NoContent();
    }
}
