using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Features.Blockers;

/// <summary>A blocker raised alone. One that is raised in a check-in stands in that.</summary>
public sealed record RaiseBlockerRequest(
    Guid ObjectiveId, string? Text, Guid? OwnerId = null, Guid? HelpingUnitId = null, DateOnly? Due = null, Severity Severity = Severity.Major);

internal static class RaiseBlocker
{
    public static async Task<Results<Tagged<BlockerResponse>, ProblemHttpResult>> HandleAsync(
        RaiseBlockerRequest request, ObjectiveAccess objectives, BlockerWriter writer, CheckInsDb db, CancellationToken ct)
    {
        if (await objectives.FindAsync(request.ObjectiveId, ct) is not { } objective)
        {
            return Problems.Missing();
        }

        if (!await objectives.CanCheckInAsync(objective, ct))
        {
            return Problems.Forbidden("Those who work on the objective and those who lead its unit say what blocks it.");
        }

        if (objective.Lifecycle is Lifecycle.Graded or Lifecycle.Retired)
        {
            return Problems.Invalid("objectiveId", "is over, so nothing blocks it any more", Blocker.Refused);
        }

        var said = new BlockerStatement(request.Text, request.OwnerId, request.HelpingUnitId, request.Due, request.Severity);
        await using var work = await db.BeginWorkAsync(ct);
        var (blocker, problem) = await writer.RaiseAsync(objective, null, said, "", ct);
        if (blocker is null)
        {
            return problem!;
        }

        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return await writer.AnswerAsync(blocker, objective, created: true, ct);
    }
}

/// <summary>Writes blockers and tells whom they concern, in one transaction.</summary>
internal sealed class BlockerWriter(CheckInsDb db, BlockerAccess access, People people, BlockerNews news, Caller caller, TimeProvider clock)
{
    public const int MostOfACheckIn = 10;

    /// <summary>Raises it; saving is the caller's.</summary>
    public async Task<(Blocker? Blocker, ProblemHttpResult? Problem)> RaiseAsync(
        Objective objective, Guid? checkIn, BlockerStatement said, string path, CancellationToken ct)
    {
        var owner = said.OwnerId ?? caller.PersonId;
        if (await access.FaultAsync(owner, said.HelpingUnitId, said.Due, path, ct) is { } fault)
        {
            return (null, fault);
        }

        if (string.IsNullOrWhiteSpace(said.Text) || said.Text.Trim().Length > Blocker.LongestText || said.Text.Contains('\0'))
        {
            return (null, Problems.Invalid($"{path}text", $"must be 1 to {Blocker.LongestText} characters", Blocker.Refused));
        }

        var blocker = Blocker.Raise(
            objective.Id, checkIn, new(said.Text, owner, said.HelpingUnitId, said.Due, said.Severity), caller.PersonId, clock.GetUtcNow());
        db.Blockers.Add(blocker);
        await news.TellAsync(blocker, objective, ct);
        return (blocker, null);
    }

    public async Task<Tagged<BlockerResponse>> AnswerAsync(Blocker blocker, Objective objective, bool created, CancellationToken ct)
    {
        var names = await people.NamesAsync(BlockerResponse.Named(blocker), ct);
        var response = BlockerResponse.Of(blocker, objective.Title, objective.UnitId, names, clock.GetUtcNow());
        return created ? ETag.Created(response, response.Version, $"/api/checkins/blockers/{response.Id}") : ETag.Ok(response, response.Version);
    }
}
