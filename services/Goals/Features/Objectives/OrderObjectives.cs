using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>The order in which a unit shows its objectives of a cycle.</summary>
/// <param name="Ids">In that order; what is not named comes after them.</param>
public sealed record OrderRequest(Guid UnitId, Guid CycleId, IReadOnlyList<Guid>? Ids);

internal static class OrderObjectives
{
    private const int Most = 200;

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        OrderRequest request, GoalsDb db, Access access, Cascading cascade, CancellationToken ct)
    {
        if (!await access.CanManageAsync(request.UnitId, ct))
        {
            return Problems.Forbidden("Those who lead the unit put its objectives in order.");
        }

        if (request.Ids is not { Count: > 0 and <= Most } ids || ids.Distinct().Count() != ids.Count)
        {
            return Problems.Invalid("ids", $"must be 1 to {Most} different objectives");
        }

        await using var work = await db.BeginWorkAsync(ct);
        await cascade.LockAsync(ct);
        var objectives = await db.Objectives.WithParts()
            .Where(o => o.UnitId == request.UnitId && o.CycleId == new CycleId(request.CycleId))
            .ToDictionaryAsync(o => o.Id.Value, ct);
        for (var i = 0; i < ids.Count; i++)
        {
            if (!objectives.ContainsKey(ids[i]))
            {
                return Problems.Invalid($"ids[{i}]", "names no objective of this unit in this cycle");
            }
        }

        foreach (var (i, id) in ids.Concat(objectives.Values.OrderBy(o => o.Position).ThenBy(o => o.Id.Value).Select(o => o.Id.Value).Except(ids)).Index())
        {
            objectives[id].PlaceAt(i + 1);
        }

        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
