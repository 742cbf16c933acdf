using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>A commitment to something that has ended, made again in a later cycle.</summary>
/// <param name="CycleId">A later one.</param>
/// <param name="UnitId">The one that had it, when absent.</param>
/// <param name="OwnerId">Who had it, when absent.</param>
/// <param name="Reason">Why; nothing rolls over silently.</param>
/// <param name="Targets">
/// <c>empty</c> when absent: the words alone. <c>keep</c>: with the numbers of before, to be negotiated anew in the draft; the old ones stay
/// beside them.
/// </param>
public sealed record RecommitRequest(Guid? CycleId, Guid? UnitId, Guid? OwnerId, string? Reason, CopiedTargets? Targets);

/// <summary>The same words in a draft of a later cycle, which says what it continues. What has ended stays as it ended.</summary>
internal static class RecommitObjective
{
    /// <summary>Of those that the caller sees, or the refusal would tell of one that they may not know.</summary>
    private const string Again =
        """
        select o.id from objective o join visible_objective($1, $2::uuid) v on v.id = o.id
        where o.continues = $3 and o.cycle_id = $4 and o.lifecycle <> 'retired' order by o.id
        """;

    public static async Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, RecommitRequest request, GoalsDb db, ObjectiveRules rules, DraftWriter drafts, PaceReader paces, Caller caller, Cause cause, CancellationToken ct)
    {
        if (!await rules.SeesAsync(id, ct))
        {
            return Problems.Missing();
        }

        var earlier = (await db.FindWholeAsync(id, ct))!;
        db.ChangeTracker.Clear();
        if (!await rules.MayEditAsync(earlier.OwnerId, earlier.UnitId, ct))
        {
            return Problems.Forbidden(ObjectiveRules.OnlyManagersAndOwners);
        }

        if (string.IsNullOrWhiteSpace(request.Reason) || !Texts.Fits(request.Reason, Texts.LongestNote))
        {
            return Problems.Invalid("reason", string.IsNullOrWhiteSpace(request.Reason) ? "is required to commit to it again" : Texts.NoteTooLong);
        }

        var owner = request.OwnerId ?? earlier.OwnerId;
        if (earlier.Personal && (owner != earlier.OwnerId || await rules.CheckPersonalAsync(owner, request.UnitId ?? earlier.UnitId, ct) is not null))
        {
            return Problems.Invalid("ownerId", "one person's own objective is committed to again by that person, where policy allows it", "personal-objective");
        }

        cause.Reason = request.Reason.Trim();
        var keyResults = earlier.KeyResults.Where(k => !k.Retired).ToList();
        var kept = request.Targets == CopiedTargets.Keep ? await DuplicateObjective.NumberedAsync(keyResults, db, caller, ct) : [];
        return await drafts.BeginAsync(
            new NewDraft(request.CycleId, request.UnitId, owner),
            earlier.UnitId,
            (unit, by) => new ObjectiveContent(
                unit, by, earlier.Title, earlier.Why, earlier.Kind, earlier.Visibility, [],
                [.. kept.Select(k => DuplicateObjective.CopyOf(k, by) with { Continues = k.Id })], [], earlier.Personal),
            [.. keyResults.Except(kept).Select(k => new OutlinedKeyResult(k.Title, DuplicateObjective.WordOf(k.Measure)))],
            ContinueAsync,
            ct);

        async Task<ProblemHttpResult?> ContinueAsync(Objective draft)
        {
            var connection = await db.ConnectionAsync(ct);
            if ((await connection.ReadAsync(Again, [caller.PersonId, caller.Within, id, draft.CycleId.Value], r => r.Id(), ct)).Count > 0)
            {
                return Problems.Conflict("recommitted-already", "This is committed to again in that cycle already.");
            }

            // As it stands under the lock: somebody may have graded or retired it meanwhile.
            var now = await db.Objectives.AsNoTracking().SingleAsync(o => o.Id == earlier.Id, ct);
            var phase = await db.Cycles.Where(c => c.Id == now.CycleId).Select(c => c.Phase).SingleAsync(ct);
            var paced = (await paces.ReadAsync(connection, [id], ct))[earlier.Id];
            draft.Continue(now, phase, paced.Measured?.Progress >= paced.SuccessLine, request.Reason);
            return null;
        }
    }
}
