using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>The alert that a draft is begun from.</summary>
/// <param name="RefusalAsync">Why not, in a cycle; asked under the cascade's lock.</param>
internal sealed record Origin(Guid AlertId, Func<Cycle, Task<ProblemHttpResult?>> RefusalAsync);

internal static class CreateObjective
{
    public const string OnlyWriters = "Only the lead of the unit or somebody above, or a member who will own it, writes an objective here.";

    public static async Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> HandleAsync(
        ObjectiveRequest request, GoalsDb db, ObjectiveRules rules, ObjectiveReader reader, Cascading cascade, CancellationToken ct)
    {
        var (written, refusal) = await WriteAsync(
            request, db, rules, cascade, async (id, isNew) => (IsNew: isNew, Response: await reader.FindAsync(id, ct)), ct);
        return refusal is not null ? refusal
            : written.Response is not { } response ? Problems.Missing()
            : written.IsNew ? ETag.Created(response, response.Version, $"/api/goals/objectives/{response.Id}")
            : ETag.Ok(response, response.Version);
    }

    /// <summary>Writes it, and answers with what is read of it before anybody else can change it; or says why not.</summary>
    /// <param name="answer">Given the id, and whether it is new: what was imported before with the same content is not.</param>
    public static async Task<(T? Written, ProblemHttpResult? Refusal)> WriteAsync<T>(
        ObjectiveRequest request, GoalsDb db, ObjectiveRules rules, Cascading cascade, Func<Guid, bool, Task<T>> answer, CancellationToken ct, Origin? origin = null)
    {
        if (request.Faults() is { Any: true } faults)
        {
            return (default, faults.ToProblem());
        }

        if (await rules.RequireUnitAsync(request.UnitId, ct) is { } noUnit)
        {
            return (default, noUnit);
        }

        if (!await rules.MayWriteInAsync(request.UnitId, request.OwnerId, ct))
        {
            return (default, Problems.Forbidden(OnlyWriters));
        }

        var (metrics, problem) = await rules.CheckReferencesAsync(request, ct);
        if (problem is not null)
        {
            return (default, problem);
        }

        if (request.Personal == true && await rules.CheckPersonalAsync(request.OwnerId, request.UnitId, ct) is { } notPersonal)
        {
            return (default, notPersonal);
        }

        await using var work = await db.BeginWorkAsync(ct);
        await cascade.LockAsync(ct);
        var import = Imports.Of(request);
        if (import is not null && await Imports.FindAsync(db, import.Key, ct) is { } earlier)
        {
            return await RefusalAsync(earlier, import, db, rules, ct) is { } refusal ? (default, refusal) : (await answer(earlier.Id, false), null);
        }

        if (await db.Cycles.SingleOrDefaultAsync(c => c.Id == new CycleId(request.CycleId), ct) is not { } cycle)
        {
            return (default, Problems.Invalid("cycleId", "names no cycle"));
        }

        if (origin is not null && await origin.RefusalAsync(cycle) is { } unfit)
        {
            return (default, unfit);
        }

        var content = request.Content(metrics);
        var id = ObjectiveId.New();
        if (await rules.CheckAlignmentsAsync(id, content.Alignments, [], ct) is { } misaligned)
        {
            return (default, misaligned);
        }

        var objective = Objective.Draft(id, cycle, content, import, origin?.AlertId);
        request.Labels.Apply(objective);
        db.Add(objective);
        await db.SaveChangesAsync(ct);
        await cascade.HoldAsync(metrics.Keys, ct);
        await cascade.SettleAsync([id], ct);
        var written = await answer(id.Value, true);
        await work.CommitAsync(ct);
        return (written, null);
    }

    /// <summary>The same import again changes nothing, nor does what it says by now; another content under the same name is a contradiction.</summary>
    private static async Task<ProblemHttpResult?> RefusalAsync(EarlierImport earlier, Import import, GoalsDb db, ObjectiveRules rules, CancellationToken ct)
    {
        if (!await rules.SeesAsync(earlier.Id, ct))
        {
            return Problems.Conflict("external-key-taken", "This externalKey is in use.");
        }

        var differences = Imports.Differences(earlier.Content, import.Content);
        var isAsItStands = differences.Count > 0 && Imports.IsAsItStands((await db.FindWholeAsync(earlier.Id, ct))!, import);
        return differences.Count == 0 || isAsItStands ? null : Problems.Conflict(
            "external-key-differs", $"This externalKey was imported before with other content: {string.Join(", ", differences)}.");
    }
}
