using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Features.Blockers;

/// <summary>One step at a time: who may, then the step, then whom it concerns, in one transaction.</summary>
internal sealed class BlockerSteps(CheckInsDb db, BlockerAccess access, BlockerWriter writer, BlockerNews news, Caller caller, TimeProvider clock)
{
    private const int LongestNote = 1000;

    public async Task<Results<Tagged<BlockerResponse>, ProblemHttpResult>> TakeAsync(
        Guid id, string? note, Func<Blocker, Objective, Guid, DateTimeOffset, Task<ProblemHttpResult?>> step, CancellationToken ct)
    {
        await using var work = await db.BeginWorkAsync(ct);
        await db.Database.ExecuteSqlAsync($"select from blocker where id = {id} for update", ct);
        if (await access.FindAsync(id, ct) is not var (blocker, objective))
        {
            return Problems.Missing();
        }

        if (!await access.CanChangeAsync(blocker, objective, ct))
        {
            return Problems.Forbidden("Who works on the objective, sees to the blocker, or leads a unit that it concerns does that.");
        }

        if (note is not null && (note.Length > LongestNote || note.Contains('\0')))
        {
            return Problems.Invalid("note", $"must be at most {LongestNote} characters", Blocker.Refused);
        }

        var steps = blocker.Steps.Count;
        if (await step(blocker, objective, caller.PersonId, clock.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        if (blocker.Steps.Count > steps)
        {
            await news.TellAsync(blocker, objective, ct);
        }

        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return await writer.AnswerAsync(blocker, objective, created: false, ct);
    }
}
