using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Goals.Features.Cycles;

/// <summary>A cycle to be planned, from its first day to its last.</summary>
public sealed record CreateCycleRequest(string? Name, DateOnly? Start, DateOnly? End);

internal static class CreateCycle
{
    private const int LongestName = 100;

    public static async Task<Results<Tagged<CycleResponse>, ProblemHttpResult>> HandleAsync(
        CreateCycleRequest request, GoalsDb db, CycleRights rights, CancellationToken ct)
    {
        if (!await rights.MayManageAsync(ct))
        {
            return Problems.Forbidden(CycleRights.OnlyTheCompany);
        }

        var errors = new FieldErrors()
            .Require(request.Name?.Trim() is { Length: > 0 and <= LongestName }, "name", $"must have 1 to {LongestName} characters")
            .Require(request.Start is not null, "start", "is required")
            .Require(request.End is not null, "end", "is required");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var cycle = Cycle.Plan(CycleId.New(), request.Name!, request.Start!.Value, request.End!.Value);
        db.Add(cycle);
        await db.SaveChangesAsync(ct);
        return ETag.Created(CycleResponse.Of(cycle), cycle.Version, $"/api/goals/cycles/{cycle.Id.Value}");
    }
}
