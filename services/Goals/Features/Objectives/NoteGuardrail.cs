using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>What the one who answers for a guardrail says of the damage to it.</summary>
public sealed record GuardrailNoteRequest(Guid MetricId, string? Note);

internal static class NoteGuardrail
{
    /// <summary>For the metric's owner, and for those who lead its unit where it has none or they cannot see the objective.</summary>
    public static Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> HandleAsync(
        Guid id,
        GuardrailNoteRequest request,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        GoalsDb db,
        Access access,
        Caller caller,
        ObjectiveWriter writer,
        TimeProvider clock,
        CancellationToken ct)
    {
        return writer.ChangeAsync(id, ifMatch, request.Note, ChangeAsync, ct);

        async Task<ProblemHttpResult?> ChangeAsync(Objective objective)
        {
            var guardrails = await GuardrailReader.ReadAsync(await db.ConnectionAsync(ct), id, caller.PersonId, caller.Within, ct);
            if (guardrails.Find(g => g.Record.MetricId == request.MetricId && g.Name is not null) is not { } guardrail)
            {
                return Problems.Invalid("metricId", "names no guardrail of this objective", "guardrail-unknown");
            }

            var owns = guardrail.OwnerId is { } owner && await access.OwnsAsync(owner, guardrail.UnitId, ct);
            if (!owns && !await access.CanManageAsync(guardrail.UnitId, ct))
            {
                return Problems.Forbidden("Only who answers for the metric, the lead of its unit or somebody above says this.");
            }

            if (string.IsNullOrWhiteSpace(request.Note) || !Texts.Fits(request.Note, Texts.LongestNote))
            {
                return Problems.Invalid("note", $"is required, with at most {Texts.LongestNote} characters");
            }

            objective.NoteGuardrail(request.MetricId, request.Note, new Change(caller.PersonId, clock.GetUtcNow(), null));
            return null;
        }
    }
}
