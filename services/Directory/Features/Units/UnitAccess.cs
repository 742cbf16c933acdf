using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Units;

internal static class UnitAccess
{
    /// <summary>Everybody sees a unit. Who changes it, its policies and the roles on it, and why: for those who do.</summary>
    public static async Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> HandleAsync(
        Guid id, DirectoryDb db, Access access, AccessReasons reasons, string? cursor, int? limit, CancellationToken ct)
    {
        if (!await db.Units.AnyAsync(u => u.Id == new UnitId(id), ct))
        {
            return Problems.Missing();
        }

        return await access.RoleOnAsync(id, ct) == Role.Administrator
            ? await reasons.AnswerAsync(AccessFacts.OfRole(Role.Administrator, id, "public"), cursor, limit, ct)
            : Problems.Forbidden("Administrators of the unit may ask who changes it.");
    }
}
