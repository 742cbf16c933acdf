using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Cycles;

/// <summary>The next phase of a cycle.</summary>
/// <param name="Force">Begins although something is missing; needs the reason.</param>
/// <param name="Reason">Why it begins nevertheless; kept with the cycle.</param>
public sealed record MoveCycleRequest(CyclePhase? Phase, bool Force = false, string? Reason = null);

internal static class MoveCycle
{
    public static async Task<Results<Tagged<CycleResponse>, ProblemHttpResult>> HandleAsync(
        Guid id,
        MoveCycleRequest request,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        GoalsDb db,
        CycleRights rights,
        CycleGates gates,
        Cascading cascade,
        Cause cause,
        CancellationToken ct)
    {
        await using var work = await db.BeginWorkAsync(ct);

        // No objective may be written into a cycle while it closes.
        await cascade.LockAsync(ct);
        if (await db.Cycles.SingleOrDefaultAsync(c => c.Id == new CycleId(id), ct) is not { } cycle)
        {
            return Problems.Missing();
        }

        if (!await rights.MayManageAsync(ct))
        {
            return Problems.Forbidden(CycleRights.OnlyTheCompany);
        }

        if (ETag.Check(ifMatch, cycle.Version) is { } precondition)
        {
            return precondition;
        }

        if (request.Phase is not { } phase)
        {
            return Problems.Invalid("phase", "is required: planning, active, grading or closed");
        }

        if (await gates.PassAsync(cycle, phase, request, ct) is { } stopped)
        {
            return stopped;
        }

        cause.Reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim();
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return ETag.Ok(CycleResponse.Of(cycle), cycle.Version);
    }
}
