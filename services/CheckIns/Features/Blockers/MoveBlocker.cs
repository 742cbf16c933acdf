using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Features.Blockers;

/// <summary>Up to a unit above the one that has it; the next one up when none is named.</summary>
public sealed record EscalateRequest(Guid? UnitId = null, string? Note = null);

/// <summary>Why, or how.</summary>
public sealed record BlockerNote(string? Note = null);

/// <summary>Everything that is done to a blocker after it was raised: each step stays in its history.</summary>
internal static class MoveBlocker
{
    public static Task<Results<Tagged<BlockerResponse>, ProblemHttpResult>> ChangeAsync(
        Guid id, BlockerStatement request, [FromHeader(Name = "If-Match")] string? ifMatch, BlockerSteps steps, BlockerAccess access, CancellationToken ct) =>
        steps.TakeAsync(id, null, async (b, _, by, now) =>
        {
            var owner = request.OwnerId ?? b.OwnerId;
            if ((ETag.Check(ifMatch, b.Version) ?? await access.FaultAsync(owner, request.HelpingUnitId, request.Due, "", ct)) is { } fault)
            {
                return fault;
            }

            if (request.Text is null || request.Text.Contains('\0'))
            {
                return Problems.Invalid("text", $"must be 1 to {Blocker.LongestText} characters", Blocker.Refused);
            }

            b.Change(new(request.Text.Trim(), owner, request.HelpingUnitId, request.Due, request.Severity), by, now);
            return null;
        }, ct);

    public static Task<Results<Tagged<BlockerResponse>, ProblemHttpResult>> EscalateAsync(
        Guid id, EscalateRequest request, BlockerSteps steps, CheckInsDb db, CancellationToken ct) =>
        steps.TakeAsync(id, request.Note, async (b, o, by, now) =>
        {
            var from = b.EscalatedTo ?? o.UnitId;
            var above = await db.Database.SqlQuery<Guid>(
                $"""select ancestor_id as "Value" from unit_closure where descendant_id = {from} and depth > 0 order by depth""").ToListAsync(ct);
            if (above.Count == 0)
            {
                return Problems.Conflict(Blocker.Refused, "It has reached the company already.");
            }

            b.Escalate(request.UnitId ?? above[0], above, request.Note, by, now);
            return null;
        }, ct);

    public static Task<Results<Tagged<BlockerResponse>, ProblemHttpResult>> ResolveAsync(Guid id, BlockerNote request, BlockerSteps steps, CancellationToken ct) =>
        steps.TakeAsync(id, request.Note, (b, _, by, now) =>
        {
            b.Resolve(request.Note ?? "", by, now);
            return Task.FromResult<ProblemHttpResult?>(null);
        }, ct);

    public static Task<Results<Tagged<BlockerResponse>, ProblemHttpResult>> ReopenAsync(Guid id, BlockerNote request, BlockerSteps steps, CancellationToken ct) =>
        steps.TakeAsync(id, request.Note, (b, _, by, now) =>
        {
            b.Reopen(request.Note, by, now);
            return Task.FromResult<ProblemHttpResult?>(null);
        }, ct);
}
