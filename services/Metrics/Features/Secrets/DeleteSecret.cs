using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain.Sources;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Secrets;

/// <summary>Forgets a secret's value. Sources that refer to it fail from then on; repeating it is harmless.</summary>
internal static class DeleteSecret
{
    /// <param name="unit">Id or slug of the unit it belongs to.</param>
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        string name, string unit, MetricsDb db, Access access, CancellationToken ct)
    {
        if (await db.FindUnitAsync(unit, ct) is not { } owner || !await access.CanManageAsync(owner.Id, ct))
        {
            return Problems.Forbidden("Secrets of a unit are removed by those who lead it.");
        }

        await using var work = await db.BeginWorkAsync(ct);
        if (await db.Set<SourceSecret>().SingleOrDefaultAsync(s => s.UnitId == owner.Id && s.Name == name && !s.Removed, ct) is { } secret)
        {
            secret.Remove();
            await db.SaveChangesAsync(ct);
            await db.SetSecretValueAsync(secret.Id.Value, null, ct);
        }

        await work.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
