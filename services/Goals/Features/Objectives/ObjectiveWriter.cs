using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>
/// The frame around every change of an existing objective: seen by the caller, loaded whole under the cascade's lock,
/// at the version the caller read, and rolled up in the same transaction, so that the response shows what it did.
/// </summary>
internal sealed class ObjectiveWriter(GoalsDb db, ObjectiveRules rules, ObjectiveReader reader, Cascading cascade, Cause cause, Caller caller)
{
    /// <param name="ifMatch">The version that the change was made from; checked when given.</param>
    /// <param name="reason">In the words of the caller, for the history.</param>
    /// <param name="change">Makes the change, or says why not. Rights are its first question.</param>
    public async Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> ChangeAsync(
        Guid id, string? ifMatch, string? reason, Func<Objective, Task<ProblemHttpResult?>> change, CancellationToken ct)
    {
        if (!await rules.SeesAsync(id, ct))
        {
            return Problems.Missing();
        }

        await using var work = await db.BeginWorkAsync(ct);
        await cascade.LockAsync(ct);
        var objective = (await db.FindWholeAsync(id, ct))!;
        var parentsBefore = objective.Alignments.Select(a => a.ParentId).ToList();
        if (ifMatch is not null && !ETag.Matches(ifMatch, objective.Version))
        {
            // Who changed what is for those who might have changed it themselves.
            return await rules.MayEditAsync(objective.OwnerId, objective.UnitId, ct)
                ? Problems.Stale(objective.Version, await ChangesSince.ReadAsync(await db.ConnectionAsync(ct), id, ifMatch, caller, ct))
                : Problems.Stale(objective.Version);
        }

        if (await change(objective) is { } problem)
        {
            return problem;
        }

        cause.Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        await db.SaveChangesAsync(ct);
        await cascade.SettleAsync([objective.Id, .. parentsBefore], ct);

        // Whoever hands an objective over may no longer see it.
        var response = await reader.FindAsync(id, ct);
        await work.CommitAsync(ct);
        return response is null ? Problems.Missing() : ETag.Ok(response, response.Version);
    }
}
