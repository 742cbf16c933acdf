using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Goals.Features.Cycles;

internal static class ListCycles
{
    /// <summary>The newest first.</summary>
    public static async Task<Results<Ok<Page<CycleResponse>>, ProblemHttpResult>> HandleAsync(
        GoalsDb db, string? cursor, int? limit, CancellationToken ct)
    {
        if (!Cursor.TryDecode<Position>(cursor, out var after))
        {
            return Problems.Invalid("cursor", "is not one that this list gave");
        }

        var size = Cursor.Limit(limit);
        var cycles = await db.Cycles.FromSql(
            $"""
            select * from cycle
            where {after?.Start}::date is null or (start, id) < ({after?.Start}::date, {after?.Id}::uuid)
            order by start desc, id desc
            limit {size}
            """).AsNoTracking().ToListAsync(ct);
        var items = cycles.OrderByDescending(c => c.Start).ThenByDescending(c => c.Id.Value).Select(CycleResponse.Of).ToList();
        return TypedResults.Ok(new Page<CycleResponse>(
            items, items.Count == size ? Cursor.Encode(new Position(items[^1].Start, items[^1].Id)) : null));
    }

    private sealed record Position(DateOnly Start, Guid Id);
}
