using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>Why a proposal goes back.</summary>
public sealed record ReturnRequest(string? Note);

internal static class ReturnObjective
{
    /// <summary>Whoever decides about a proposal may send it back, and so may the lead of a co-owning unit.</summary>
    public static Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> HandleAsync(
        Guid id,
        ReturnRequest request,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        ApprovalRules approvals,
        Access access,
        ObjectiveWriter writer,
        Caller caller,
        CancellationToken ct) =>
        writer.ChangeAsync(
            id,
            ifMatch,
            request.Note,
            async objective =>
            {
                if (await approvals.MayDecideAsync(objective, ct) is { } refused && !await LeadsCoOwnerAsync(objective.CoOwners.Select(c => c.UnitId)))
                {
                    return refused;
                }

                if (string.IsNullOrWhiteSpace(request.Note) || !Texts.Fits(request.Note, Texts.LongestNote))
                {
                    return Problems.Invalid("note", $"is required, with at most {Texts.LongestNote} characters");
                }

                objective.Return(caller.PersonId, request.Note);
                return null;

                async Task<bool> LeadsCoOwnerAsync(IEnumerable<Guid> units)
                {
                    foreach (var unit in units)
                    {
                        if (await access.CanManageAsync(unit, ct))
                        {
                            return true;
                        }
                    }

                    return false;
                }
            },
            ct);
}
