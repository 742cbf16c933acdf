using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.CheckIns.Features.Blockers;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Features.CheckIns;

/// <summary>From requests to check-ins that may be kept: one or several, by the author or on their behalf.</summary>
internal sealed class Submission(
    ObjectiveAccess objectives, Grounds grounds, People people, CheckInsDb db, NewCheckIns kept, BlockerWriter blockers, Access access, Caller caller, TimeProvider clock)
{
    /// <summary>The check-ins, or why the first that cannot be kept cannot. Needs a transaction; nothing is written yet.</summary>
    /// <param name="requests">What is said, each of another objective.</param>
    /// <param name="path">Where the one with this number stands in the body, such as <c>checkIns[2].</c>.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<(IReadOnlyList<CheckIn> CheckIns, ProblemHttpResult? Problem)> SayAsync(
        IReadOnlyList<SubmitCheckInRequest> requests, Func<int, string> path, CancellationToken ct)
    {
        // Whoever names what they have seen waits here for others who say something of the same.
        var known = await grounds.ReadAsync(
            [.. requests.Select(r => new Asked(r.ObjectiveId, r.BasedOn is not null, r.Confirmed == false, r.At))], ct);
        var said = new List<CheckIn>();
        for (var i = 0; i < requests.Count; i++)
        {
            var (checkIn, problem) = await SayAsync(requests[i], known.GetValueOrDefault(requests[i].ObjectiveId), path(i), ct);
            if (checkIn is null)
            {
                return ([], problem!);
            }

            said.Add(checkIn);
        }

        return (said, null);
    }

    private async Task<(CheckIn? CheckIn, ProblemHttpResult? Problem)> SayAsync(SubmitCheckInRequest request, Ground? ground, string path, CancellationToken ct)
    {
        if (ground is not { Objective: var objective } || !await objectives.KnowsAsync(objective, ct))
        {
            return (null, Problems.Missing());
        }

        if (!await objectives.CanCheckInAsync(objective, ct))
        {
            return (null, Problems.Forbidden("Those who work on the objective and those who lead its unit check in on it."));
        }

        if (request.OnBehalfOf is { } other && other != caller.PersonId && !(objective.IsWorkedOnBy(other) && await access.PersonExistsAsync(other, ct)))
        {
            return (null, Problems.Invalid($"{path}onBehalfOf", "must be one of those who work on the objective"));
        }

        var (draft, window, now) = (request.ToDraft(), Window.Of(objective, ground.Zone), clock.GetUtcNow());
        if (Refusal.Of(draft.FaultsAgainst(objective, window, now, earlier: null), path) is { } refusal)
        {
            return (null, refusal);
        }

        if (request.BasedOn is { } seen && ground.Newest is { } newest && newest != (seen.CheckInId, seen.Version))
        {
            return (null, await ConflictAsync(newest.Id, draft, ct));
        }

        if (request.Confirmed == false && Doubts.About(ground, draft.KeyResults, path) is { } doubts)
        {
            return (null, doubts);
        }

        var checkIn = CheckIn.Submit(request.OnBehalfOf ?? caller.PersonId, objective, window, draft, now, caller.PersonId);
        return await RaiseAsync(objective, checkIn, request.Blockers ?? [], path, ct) is { } wrong ? (null, wrong) : (checkIn, null);
    }

    private async Task<ProblemHttpResult?> RaiseAsync(
        Objective objective, CheckIn checkIn, IReadOnlyList<BlockerStatement> said, string path, CancellationToken ct)
    {
        if (said.Count > BlockerWriter.MostOfACheckIn || said.Any(b => b is null))
        {
            return Problems.Invalid($"{path}blockers", $"must be at most {BlockerWriter.MostOfACheckIn}", Blocker.Refused);
        }

        for (var i = 0; i < said.Count; i++)
        {
            if ((await blockers.RaiseAsync(objective, checkIn.Id.Value, said[i], string.Create(CultureInfo.InvariantCulture, $"{path}blockers[{i}]."), ct)).Problem is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    /// <summary>Keeps them, and the blockers that were raised with them. The names are of whoever they mention.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> KeepAsync(IReadOnlyList<CheckIn> said, CancellationToken ct)
    {
        if (db.ChangeTracker.HasChanges())
        {
            await db.SaveChangesAsync(ct);
        }

        return await kept.AddAsync(said, CheckInResponse.Named(said), ct);
    }

    /// <summary>409 with both sides, when somebody has said or corrected something that the author had not seen.</summary>
    private async Task<ProblemHttpResult> ConflictAsync(Guid id, CheckInDraft draft, CancellationToken ct)
    {
        var newest = await db.CheckIns.AsNoTracking().SingleAsync(c => c.Id == new CheckInId(id), ct);
        return Problems.Of(
            StatusCodes.Status409Conflict,
            "checked-in-meanwhile",
            "Somebody has checked in on this since you began. Both sides are here; send yours again based on theirs.",
            BothSides.Of(null, newest, draft, await people.NamesAsync(CheckInResponse.Named(newest), ct)));
    }
}
