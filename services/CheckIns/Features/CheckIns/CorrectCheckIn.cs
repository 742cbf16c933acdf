using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Features.CheckIns;

/// <summary>The whole check-in said anew; what is absent is taken back. The moment stays when none is named.</summary>
/// <param name="Confirmed">False asks first about values that are new in it and jump oddly, true says that they are meant. Where it is absent nothing is asked.</param>
public sealed record CorrectCheckInRequest(
    DateTimeOffset? At = null,
    decimal? Confidence = null,
    IReadOnlyList<KeyResultStatement>? KeyResults = null,
    string? Changed = null,
    string? Blocked = null,
    string? Next = null,
    IReadOnlyList<StepStatement>? Steps = null,
    bool? Confirmed = null);

internal static class CorrectCheckIn
{
    public static async Task<Results<Tagged<CheckInResponse>, ProblemHttpResult>> HandleAsync(
        Guid id,
        CorrectCheckInRequest request,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        ObjectiveAccess objectives,
        People people,
        Grounds grounds,
        CheckInsDb db,
        Caller caller,
        TimeProvider clock,
        CancellationToken ct)
    {
        // One correction at a time: the later one then meets the new version and not a revision number that is taken.
        await using var work = await db.BeginWorkAsync(ct);
        await db.Database.ExecuteSqlAsync($"select from check_in where id = {id} for update", ct);
        var checkIn = await db.CheckIns.SingleOrDefaultAsync(c => c.Id == new CheckInId(id), ct);
        if (checkIn is null || await objectives.FindAsync(checkIn.ObjectiveId, ct) is not { } objective)
        {
            return Problems.Missing();
        }

        if (!await objectives.CanCorrectAsync(checkIn, objective, ct))
        {
            return Problems.Forbidden("Its author, the objective's owner and those who lead its unit correct a check-in.");
        }

        var draft = new CheckInDraft(
            request.At ?? checkIn.At,
            request.Confidence,
            KeyResultStatement.Entries(request.KeyResults),
            request.Changed,
            request.Blocked,
            request.Next,
            StepStatement.Entries(request.Steps));
        if (ETag.Check(ifMatch, checkIn.Version) is { } mismatch)
        {
            return ifMatch is null ? mismatch : await StaleAsync(ifMatch, checkIn, draft, people, ct);
        }

        var window = await people.WindowOfAsync(objective, ct);
        var now = clock.GetUtcNow();
        if (Refusal.Of(draft.FaultsAgainst(objective, window, now, checkIn.Current)) is { } refusal)
        {
            return refusal;
        }

        if (request.Confirmed == false
            && (await grounds.ReadAsync([new Asked(objective.Id, Alone: false, Values: true, draft.At, But: id)], ct)).GetValueOrDefault(objective.Id) is { } ground
            && Doubts.About(ground, draft.KeyResults, "", checkIn.Current.KeyResults) is { } doubts)
        {
            return doubts;
        }

        checkIn.Correct(caller.PersonId, objective, window, draft, now);
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return ETag.Ok(CheckInResponse.Of(checkIn, await people.NamesAsync(CheckInResponse.Named(checkIn), ct)), checkIn.Version);
    }

    /// <summary>412 with both sides, from the revision that the correction was made from where it names one.</summary>
    private static async Task<ProblemHttpResult> StaleAsync(string ifMatch, CheckIn checkIn, CheckInDraft draft, People people, CancellationToken ct)
    {
        var before = checkIn.Revisions.FirstOrDefault(r => ETag.Of(r.Number) == ifMatch.Trim());
        var sides = BothSides.Of(before, checkIn, draft, await people.NamesAsync(CheckInResponse.Named(checkIn), ct));
        sides["currentVersion"] = checkIn.Version;
        return Problems.Of(
            StatusCodes.Status412PreconditionFailed, "stale", "Somebody corrected this after you read it. Both sides are here; send yours again for their version.", sides);
    }
}
