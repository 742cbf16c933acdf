using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Goals.Features.Cycles;

/// <summary>The next phase of a cycle.</summary>
public sealed record MoveCycleRequest(CyclePhase? Phase);

internal static class MoveCycle
{
    public static async Task<Results<Tagged<CycleResponse>, ProblemHttpResult>> HandleAsync(
        Guid id,
        MoveCycleRequest request,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        GoalsDb db,
        CycleRights rights,
        Cascading cascade,
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

        var open = await db.Objectives.CountAsync(
            o => o.CycleId == cycle.Id && o.Lifecycle != Lifecycle.Graded && o.Lifecycle != Lifecycle.Retired, ct);
        cycle.MoveTo(phase, open);
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return ETag.Ok(CycleResponse.Of(cycle), cycle.Version);
    }
}
