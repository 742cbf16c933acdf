using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.CheckIns.Features.Blockers;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.CheckIns.Features.CheckIns;

/// <summary>What somebody says about an objective.</summary>
/// <param name="At">The moment it describes: now when absent, earlier when back-dated, inside the objective's window.</param>
/// <param name="Confidence">The belief in reaching the success line, 0.0…1.0 by tenths.</param>
/// <param name="KeyResults">Values of hand-entered key results, and confidence in any.</param>
/// <param name="Changed">What changed since the last one.</param>
/// <param name="Blocked">What is blocked.</param>
/// <param name="Next">What changes next.</param>
/// <param name="OnBehalfOf">Whose word it is, where somebody else says it: one of those who work on the objective.</param>
/// <param name="Confirmed">False asks first about values that jump oddly, true says that they are meant. Where it is absent nothing is asked: a script has nobody who could answer.</param>
/// <param name="Blockers">Blockers that are raised with it, up to ten.</param>
/// <param name="BasedOn">The last check-in that its author had seen; where there is a newer one, both sides are shown and nothing is kept.</param>
/// <param name="Steps">Steps of milestones that are done as of the moment it describes, or that are not after all.</param>
public sealed record SubmitCheckInRequest(
    Guid ObjectiveId,
    DateTimeOffset? At = null,
    decimal? Confidence = null,
    IReadOnlyList<KeyResultStatement>? KeyResults = null,
    string? Changed = null,
    string? Blocked = null,
    string? Next = null,
    Guid? OnBehalfOf = null,
    bool? Confirmed = null,
    SeenCheckIn? BasedOn = null,
    IReadOnlyList<BlockerStatement>? Blockers = null,
    IReadOnlyList<StepStatement>? Steps = null)
{
    internal CheckInDraft ToDraft() => new(At, Confidence, KeyResultStatement.Entries(KeyResults), Changed, Blocked, Next, StepStatement.Entries(Steps));
}

/// <summary>A check-in as somebody saw it.</summary>
/// <param name="CheckInId">None when there was none yet.</param>
/// <param name="Version">Of it, as it was seen.</param>
public sealed record SeenCheckIn(Guid? CheckInId = null, long Version = 0);

internal static class SubmitCheckIn
{
    public static async Task<Results<Tagged<CheckInResponse>, ProblemHttpResult>> HandleAsync(
        SubmitCheckInRequest request, Submission submission, CheckInsDb db, CancellationToken ct)
    {
        if (request.ObjectiveId == Guid.Empty)
        {
            return Problems.Invalid("objectiveId", "is required");
        }

        await using var work = await db.BeginWorkAsync(ct);
        var (said, problem) = await submission.SayAsync([request], _ => "", ct);
        if (problem is not null)
        {
            return problem;
        }

        var names = await submission.KeepAsync(said, ct);
        await work.CommitAsync(ct);
        var response = CheckInResponse.Of(said[0], names);
        return ETag.Created(response, response.Version, $"/api/checkins/{response.Id}");
    }
}
