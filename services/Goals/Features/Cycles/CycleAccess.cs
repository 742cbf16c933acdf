using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Cycles;

internal static class CycleAccess
{
    /// <summary>Everybody sees a cycle. Who plans and moves it, and why: for those who do.</summary>
    public static async Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> HandleAsync(
        Guid id, GoalsDb db, CycleRights rights, AccessReasons reasons, string? cursor, int? limit, CancellationToken ct)
    {
        if (!await db.Cycles.AnyAsync(c => c.Id == new CycleId(id), ct))
        {
            return Problems.Missing();
        }

        return await rights.MayManageAsync(ct)
            ? await reasons.AnswerAsync(AccessFacts.OfRole(CycleRights.Weakest, null, "public"), cursor, limit, ct)
            : Problems.Forbidden(CycleRights.OnlyTheCompany);
    }
}
