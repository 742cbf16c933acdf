using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>Where a draft goes that is made of something that is there already.</summary>
/// <param name="UnitId">Where it came from, when absent.</param>
/// <param name="OwnerId">The caller, when absent.</param>
public sealed record NewDraft(Guid? CycleId, Guid? UnitId, Guid? OwnerId);

/// <summary>Begins drafts from other objectives and from templates.</summary>
internal sealed class DraftWriter(GoalsDb db, ObjectiveRules rules, Access access, ObjectiveReader reader, Cascading cascade, Caller caller)
{
    /// <param name="where">Where the draft goes.</param>
    /// <param name="from">The unit that the words come from.</param>
    /// <param name="content">What it says there, by a unit and an owner.</param>
    /// <param name="outline">Its key results that have no numbers yet.</param>
    public Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> BeginAsync(
        NewDraft where, Guid from, Func<Guid, Guid, ObjectiveContent> content, IReadOnlyCollection<OutlinedKeyResult> outline, CancellationToken ct) =>
        BeginAsync(where, from, content, outline, _ => Task.FromResult<ProblemHttpResult?>(null), ct);

    /// <param name="where">Where the draft goes.</param>
    /// <param name="from">The unit that the words come from.</param>
    /// <param name="content">What it says there, by a unit and an owner.</param>
    /// <param name="outline">Its key results that have no numbers yet.</param>
    /// <param name="begin">What else is done with the draft before it is written, or why it is not; under the cascade's lock.</param>
    public async Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> BeginAsync(
        NewDraft where,
        Guid from,
        Func<Guid, Guid, ObjectiveContent> content,
        IReadOnlyCollection<OutlinedKeyResult> outline,
        Func<Objective, Task<ProblemHttpResult?>> begin,
        CancellationToken ct)
    {
        var (unit, owner) = (where.UnitId ?? from, where.OwnerId ?? caller.PersonId);
        if (await rules.RequireUnitAsync(unit, ct) is { } noUnit)
        {
            return noUnit;
        }

        if (!await rules.MayWriteInAsync(unit, owner, ct))
        {
            return Problems.Forbidden(CreateObjective.OnlyWriters);
        }

        if (!await access.PersonExistsAsync(owner, ct))
        {
            return Problems.Invalid("ownerId", "names no active person");
        }

        await using var work = await db.BeginWorkAsync(ct);
        await cascade.LockAsync(ct);
        if (where.CycleId is not { } id || await db.Cycles.SingleOrDefaultAsync(c => c.Id == new CycleId(id), ct) is not { } cycle)
        {
            return Problems.Invalid("cycleId", "names no cycle");
        }

        var objective = Objective.Draft(ObjectiveId.New(), cycle, content(unit, owner), null);
        objective.Begin(outline);
        if (await begin(objective) is { } refusal)
        {
            return refusal;
        }

        db.Add(objective);
        await db.SaveChangesAsync(ct);
        await cascade.HoldAsync(objective.KeyResults.Select(k => k.MetricId).OfType<Guid>().Distinct(), ct);
        await cascade.SettleAsync([objective.Id], ct);
        var response = await reader.FindAsync(objective.Id.Value, ct);
        await work.CommitAsync(ct);
        return response is null ? Problems.Missing() : ETag.Created(response, response.Version, $"/api/goals/objectives/{response.Id}");
    }
}
