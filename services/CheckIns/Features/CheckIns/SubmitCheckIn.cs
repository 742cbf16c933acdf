using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Features.CheckIns;

/// <summary>What somebody says about an objective.</summary>
/// <param name="At">The moment it describes: now when absent, earlier when back-dated, inside the objective's window.</param>
/// <param name="Confidence">The belief in reaching the success line, 0.0…1.0 by tenths.</param>
/// <param name="KeyResults">Values of hand-entered key results, and confidence in any.</param>
/// <param name="Changed">What changed since the last one.</param>
/// <param name="Blocked">What is blocked.</param>
/// <param name="Next">What changes next.</param>
public sealed record SubmitCheckInRequest(
    Guid ObjectiveId,
    DateTimeOffset? At = null,
    decimal? Confidence = null,
    IReadOnlyList<KeyResultStatement>? KeyResults = null,
    string? Changed = null,
    string? Blocked = null,
    string? Next = null);

internal static class SubmitCheckIn
{
    public static async Task<Results<Tagged<CheckInResponse>, ProblemHttpResult>> HandleAsync(
        SubmitCheckInRequest request,
        ObjectiveAccess objectives,
        People people,
        CheckInsDb db,
        Caller caller,
        TimeProvider clock,
        CancellationToken ct)
    {
        if (request.ObjectiveId == Guid.Empty)
        {
            return Problems.Invalid("objectiveId", "is required");
        }

        if (await objectives.FindAsync(request.ObjectiveId, ct) is not { } objective)
        {
            return Problems.Missing();
        }

        if (!await objectives.CanCheckInAsync(objective, ct))
        {
            return Problems.Forbidden("Those who work on the objective and those who lead its unit check in on it.");
        }

        var draft = new CheckInDraft(
            request.At,
            request.Confidence,
            KeyResultStatement.Entries(request.KeyResults),
            request.Changed,
            request.Blocked,
            request.Next);
        var window = await people.WindowOfAsync(objective, ct);
        var now = clock.GetUtcNow();
        if (Refusal.Of(draft.FaultsAgainst(objective, window, now, earlier: [])) is { } refusal)
        {
            return refusal;
        }

        var checkIn = CheckIn.Submit(caller.PersonId, objective, window, draft, now);
        db.CheckIns.Add(checkIn);
        await db.SaveChangesAsync(ct);
        var response = CheckInResponse.Of(checkIn, await people.NamesAsync([caller.PersonId], ct));
        return ETag.Created(response, response.Version, $"/api/checkins/{response.Id}");
    }
}
