using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Setpoint.Metrics.Data;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Metrics.Features.Definitions;

/// <summary>External keys are unique, because a row of a file must mean one metric.</summary>
internal static class MetricKeys
{
    public static ProblemHttpResult Taken() => Problems.Conflict("external-key-taken", "Another metric has this externalKey.");

    /// <summary>Saves; false when another metric has the external key.</summary>
    public static async Task<bool> TrySaveAsync(this MetricsDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: "metric_external_key" })
        {
            return false;
        }
    }
}
