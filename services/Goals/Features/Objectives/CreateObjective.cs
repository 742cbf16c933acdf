using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Goals.Features.Objectives;

internal static class CreateObjective
{
    public static async Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> HandleAsync(
        ObjectiveRequest request, GoalsDb db, ObjectiveRules rules, ObjectiveReader reader, Cascading cascade, CancellationToken ct)
    {
        if (request.Faults() is { Any: true } faults)
        {
            return faults.ToProblem();
        }

        if (await rules.RequireUnitAsync(request.UnitId, ct) is { } noUnit)
        {
            return noUnit;
        }

        if (!await rules.MayWriteInAsync(request.UnitId, request.OwnerId, ct))
        {
            return Problems.Forbidden("Only the lead of the unit or somebody above, or a member who will own it, writes an objective here.");
        }

        var (metrics, problem) = await rules.CheckReferencesAsync(request, ct);
        if (problem is not null)
        {
            return problem;
        }

        if (request.Personal == true && await rules.CheckPersonalAsync(request.OwnerId, request.UnitId, ct) is { } notPersonal)
        {
            return notPersonal;
        }

        await using var work = await db.BeginWorkAsync(ct);
        await cascade.LockAsync(ct);
        var import = Imports.Of(request);
        if (import is not null && await Imports.FindAsync(db, import.Key, ct) is { } earlier)
        {
            return await RepeatAsync(earlier, import, reader, ct);
        }

        if (await db.Cycles.SingleOrDefaultAsync(c => c.Id == new CycleId(request.CycleId), ct) is not { } cycle)
        {
            return Problems.Invalid("cycleId", "names no cycle");
        }

        var content = request.Content(metrics);
        var id = ObjectiveId.New();
        if (await rules.CheckAlignmentsAsync(id, content.Alignments, [], ct) is { } misaligned)
        {
            return misaligned;
        }

        db.Add(Objective.Draft(id, cycle, content, import));
        await db.SaveChangesAsync(ct);
        await cascade.HoldAsync(metrics.Keys, ct);
        await cascade.SettleAsync([id], ct);
        var response = await reader.FindAsync(id.Value, ct);
        await work.CommitAsync(ct);
        return response is null
            ? Problems.Missing()
            : ETag.Created(response, response.Version, $"/api/goals/objectives/{id.Value}");
    }

    /// <summary>The same import again changes nothing; another content under the same name is a contradiction.</summary>
    private static async Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> RepeatAsync(
        EarlierImport earlier, Import import, ObjectiveReader reader, CancellationToken ct)
    {
        if (await reader.FindAsync(earlier.Id, ct) is not { } existing)
        {
            return Problems.Conflict("external-key-taken", "This externalKey is in use.");
        }

        var differences = Imports.Differences(earlier.Content, import.Content);
        return differences.Count == 0
            ? ETag.Ok(existing, existing.Version)
            : Problems.Conflict(
                "external-key-differs", $"This externalKey was imported before with other content: {string.Join(", ", differences)}.");
    }
}
