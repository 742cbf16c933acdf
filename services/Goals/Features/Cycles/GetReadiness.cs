using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Cycles;

/// <summary>What a cycle lacks before it begins.</summary>
/// <param name="Ready">True when nothing is missing.</param>
/// <param name="Counts">Of everything that is missing, not only of this page.</param>
public sealed record ReadinessResponse(Guid CycleId, bool Ready, IReadOnlyList<LackCount> Counts, Page<MissingView> Missing);

internal static class GetReadiness
{
    /// <summary>Of a unit and those below it for those who lead it, of the whole company for those who plan its cycles.</summary>
    public static async Task<Results<Ok<ReadinessResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, Guid? unit, string? cursor, int? limit, GoalsDb db, CycleRights rights, Access access, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.Cycles.AnyAsync(c => c.Id == new CycleId(id), ct))
        {
            return Problems.Missing();
        }

        if (unit is { } asked ? !await access.CanManageAsync(asked, ct) : !await rights.MayManageAsync(ct))
        {
            return Problems.Forbidden(unit is null ? CycleRights.OnlyTheCompany : "Those who lead the unit may ask what it lacks.");
        }

        if (!Cursor.TryDecode<int>(cursor, out var from))
        {
            return Problems.Invalid("cursor", "is not one that this list gave");
        }

        var missing = await ReadinessRows.ReadAsync(await db.ConnectionAsync(ct), caller, id, unit, clock.GetUtcNow(), ct);
        var size = Cursor.Limit(limit);
        var page = missing.Skip(from).Take(size).ToList();
        return TypedResults.Ok(new ReadinessResponse(
            id, missing.Count == 0, ReadinessRows.Count(missing), new Page<MissingView>(page, from + page.Count < missing.Count ? Cursor.Encode(from + page.Count) : null)));
    }
}
