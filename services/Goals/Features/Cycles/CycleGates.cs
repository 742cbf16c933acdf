using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Cycles;

/// <summary>An objective that keeps its cycle open.</summary>
public sealed record OpenObjective(Guid Id, string Title, Guid UnitId, Lifecycle Lifecycle);

/// <summary>
/// What stands before a phase: it begins with nothing missing, or for a reason; it closes with everything graded or retired,
/// and then its numbers are kept as they stand. Needs the cascade's lock, so that nothing is published or written meanwhile.
/// </summary>
internal sealed class CycleGates(GoalsDb db, Cascading cascade, PaceReader paces, Caller caller, TimeProvider clock)
{
    /// <summary>How many are listed; all are counted.</summary>
    private const int MostListed = 50;
    private const int LongestReason = 4000;

    private const string Open =
        """
        select o.id, o.title, o.unit_id, o.lifecycle
        from objective o join visible_objective($2, $3::uuid) v on v.id = o.id
        where o.cycle_id = $1 and o.lifecycle not in ('graded', 'retired')
        order by o.id limit $4
        """;

    /// <summary>Moves the cycle, or says what is in the way.</summary>
    public async Task<ProblemHttpResult?> PassAsync(Cycle cycle, CyclePhase phase, MoveCycleRequest request, CancellationToken ct)
    {
        if (request.Reason is { Length: > LongestReason })
        {
            return Problems.Invalid("reason", $"must be at most {LongestReason} characters");
        }

        switch (phase)
        {
            case CyclePhase.Active when cycle.Phase == CyclePhase.Planning:
                return await BeginAsync(cycle, request, ct);
            case CyclePhase.Closed when cycle.Phase == CyclePhase.Grading:
                return await CloseAsync(cycle, ct);
            default:
                cycle.MoveTo(phase, 0);
                return null;
        }
    }

    private async Task<ProblemHttpResult?> BeginAsync(Cycle cycle, MoveCycleRequest request, CancellationToken ct)
    {
        var missing = await ReadinessRows.ReadAsync(await db.ConnectionAsync(ct), caller, cycle.Id.Value, null, clock.GetUtcNow(), ct);
        if (missing.Count == 0)
        {
            cycle.MoveTo(CyclePhase.Active, 0);
            return null;
        }

        if (!request.Force)
        {
            return Problems.Of(
                StatusCodes.Status409Conflict,
                "cycle-not-ready",
                $"{missing.Count} things are missing. Send force with a reason to begin nevertheless.",
                new() { ["count"] = missing.Count, ["counts"] = ReadinessRows.Count(missing), ["missing"] = missing.Take(MostListed).ToList() });
        }

        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            return Problems.Invalid("reason", "is required to begin although something is missing");
        }

        cycle.BeginDespite(request.Reason);
        return null;
    }

    private async Task<ProblemHttpResult?> CloseAsync(Cycle cycle, CancellationToken ct)
    {
        var open = await db.Objectives.CountAsync(
            o => o.CycleId == cycle.Id && o.Lifecycle != Lifecycle.Graded && o.Lifecycle != Lifecycle.Retired, ct);
        if (open > 0)
        {
            var listed = await (await db.ConnectionAsync(ct)).ReadAsync(
                Open, [cycle.Id.Value, caller.PersonId, caller.Within, MostListed], r => new OpenObjective(r.Id(), r.Text(), r.Id(), r.Word<Lifecycle>()), ct);
            return Problems.Of(
                StatusCodes.Status422UnprocessableEntity,
                "cycle-has-open-objectives",
                $"{open} objectives are neither graded nor retired.",
                new() { ["count"] = open, ["open"] = listed });
        }

        var now = clock.GetUtcNow();
        cycle.Close(open, now);

        // What was said before this moment counts; the marks that wait are taken first.
        await cascade.SettleAsync([], ct);
        await ClosedRows.KeepAsync(db, paces, cycle.Id, now, ct);
        return null;
    }
}
