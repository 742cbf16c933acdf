using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.People;

internal static class ListPeople
{
    public static async Task<Results<Ok<Page<PersonView>>, ProblemHttpResult>> HandleAsync(
        DirectoryDb db, Caller caller, Guid? unit, string? q, string? cursor, int? limit, CancellationToken ct)
    {
        if (!Cursor.TryDecode<Position>(cursor, out var after))
        {
            return Problems.Invalid("cursor", "is not one that this list gave");
        }

        var people = db.PeopleFor(caller).AsNoTracking();
        if (unit is { } u)
        {
            people = people.Where(p => p.Memberships.Any(m => m.UnitId == new UnitId(u)));
        }

        if (!string.IsNullOrWhiteSpace(q))
        {
            var like = $"%{q.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            people = people.Where(p => EF.Functions.ILike(p.Name, like, "\\") || EF.Functions.ILike(p.Email, like, "\\"));
        }

        if (after is not null)
        {
            people = people.Where(p => string.Compare(p.Name, after.Name) > 0 || (p.Name == after.Name && string.Compare(p.Email, after.Email) > 0));
        }

        var size = Cursor.Limit(limit);
        var page = await people.OrderBy(p => p.Name).ThenBy(p => p.Email).Take(size).AsSplitQuery().ToListAsync(ct);
        var next = page.Count == size ? Cursor.Encode(new Position(page[^1].Name, page[^1].Email)) : null;
        return TypedResults.Ok(new Page<PersonView>([.. page.Select(p => p.View())], next));
    }

    private sealed record Position(string Name, string Email);
}
