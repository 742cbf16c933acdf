using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Units;

internal static class ListUnits
{
    /// <summary>The whole tree fits a page or two, and every portal page shows it; a limited token sees its part of it.</summary>
    /// <param name="asOf">The tree as it was at this moment; now when absent.</param>
    public static async Task<Results<Ok<Page<UnitView>>, ProblemHttpResult>> HandleAsync(
        DirectoryDb db, Caller caller, DateTimeOffset? asOf, string? cursor, int? limit, CancellationToken ct)
    {
        if (!Cursor.TryDecode<string>(cursor, out var after))
        {
            return Problems.Invalid("cursor", "is not one that this list gave");
        }

        var size = Cursor.Limit(limit, Cursor.MaxLimit);
        var items = asOf is { } moment
            ? (await db.UnitsAsOf(moment)
                .Where(u => caller.Within == null || db.UnitsWithin(caller.Within.Value).Contains(u.Id))
                .Where(u => after == null || string.Compare(u.Slug, after) > 0)
                .OrderBy(u => u.Slug)
                .Take(size)
                .ToListAsync(ct)).ConvertAll(u => u.View())
            : await db.Views(db.UnitsFor(caller).AsNoTracking()
                .Where(u => after == null || string.Compare(u.Slug, after) > 0)
                .OrderBy(u => u.Slug)
                .Take(size)).ToListAsync(ct);
        return TypedResults.Ok(new Page<UnitView>(items, items.Count == size ? Cursor.Encode(items[^1].Slug) : null));
    }
}
