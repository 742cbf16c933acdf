using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Tokens;

internal static class ListTokens
{
    /// <summary>The caller's own, for a limited token those that reach no further; an administrator sees everybody's.</summary>
    public static async Task<Results<Ok<Page<TokenView>>, ProblemHttpResult>> HandleAsync(
        DirectoryDb db, Access access, Caller caller, string? cursor, int? limit, CancellationToken ct)
    {
        if (!Cursor.TryDecode<DateTimeOffset?>(cursor, out var before))
        {
            return Problems.Invalid("cursor", "is not one that this list gave");
        }

        var everybody = await access.IsAdministratorAsync(ct);
        var me = new PersonId(caller.PersonId);
        var size = Cursor.Limit(limit);
        var page = await db.TokensFor(caller).AsNoTracking()
            .Where(t => everybody || t.PersonId == me)
            .Where(t => before == null || t.CreatedAt < before)
            .OrderByDescending(t => t.CreatedAt)
            .Take(size)
            .ToListAsync(ct);
        return TypedResults.Ok(new Page<TokenView>(
            [.. page.Select(t => t.View())], page.Count == size ? Cursor.Encode<DateTimeOffset?>(page[^1].CreatedAt) : null));
    }
}
