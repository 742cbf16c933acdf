using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;
using Setpoint.ServiceDefaults.Policies;

namespace Setpoint.Metrics.Features.Definitions;

/// <summary>Metrics about a person are there only where policy allows them, and made only by those who then see them.</summary>
internal static class PersonMetrics
{
    public static async Task<ProblemHttpResult?> CheckPersonAsync(this MetricsDb db, Guid person, Guid unit, Access access, CancellationToken ct)
    {
        if ((await db.PoliciesAsync(ct)).Of(unit).Choice("personMetrics") == "off")
        {
            return Problems.Invalid("aboutPersonId", "is not allowed: this unit's policy has metrics about persons off", "person-metrics-off");
        }

        return await access.PersonExistsAsync(person, ct) ? null : Problems.Invalid("aboutPersonId", "is no active person");
    }

    /// <summary>Asked once it is saved and before the commit: by the same query as everything else.</summary>
    public static async Task<ProblemHttpResult?> CheckSeenAsync(this MetricsDb db, Metric metric, Caller caller, CancellationToken ct) =>
        metric.AboutPersonId is null || await db.SeenBy(caller).AnyAsync(m => m.Id == metric.Id, ct)
            ? null
            : Problems.Forbidden("A metric about a person is defined by those who may see it: the person, those they report to, and whom policy names.");

    /// <summary>What units have decided.</summary>
    public static async Task<PolicySet> PoliciesAsync(this MetricsDb db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        return await PolicySet.ReadAsync((NpgsqlConnection)db.Database.GetDbConnection(), ct);
    }
}
