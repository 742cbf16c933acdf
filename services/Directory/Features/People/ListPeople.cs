using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.People;

internal static class ListPeople
{
    /// <summary>By name.</summary>
    /// <param name="kind">Only people, or only service accounts.</param>
    /// <param name="active">Only who is active, or who is not.</param>
    /// <param name="rolesOn">Only who holds a role that counts on this unit: given on it or on one above it.</param>
    public static async Task<Results<Ok<Page<PersonView>>, ProblemHttpResult>> HandleAsync(
        DirectoryDb db, Caller caller, TimeProvider clock, Guid? unit, string? q, string? kind, bool? active, Guid? rolesOn, string? cursor, int? limit, CancellationToken ct)
    {
        var wanted = PersonKind.Human;
        if (kind is not null && !Words.TryParse(kind, out wanted))
        {
            return Problems.Invalid("kind", $"must be one of: {Words.Of<PersonKind>()}");
        }

        if (!Cursor.TryDecode<Position>(cursor, out var after))
        {
            return Problems.Invalid("cursor", "is not one that this list gave");
        }

        var people = db.PeopleFor(caller).AsNoTracking();
        if (unit is { } u)
        {
            people = people.Where(p => p.Memberships.Any(m => m.UnitId == new UnitId(u)));
        }

        if (kind is not null)
        {
            people = people.Where(p => p.Kind == wanted);
        }

        if (active is { } isActive)
        {
            people = people.Where(p => p.Active == isActive);
        }

        if (rolesOn is { } on)
        {
            var (above, now) = (await AtOrAboveAsync(db, on, ct), clock.GetUtcNow());
            people = people.Where(p => p.Roles.Any(r => above.Contains(r.UnitId) && (r.ExpiresAt == null || r.ExpiresAt > now)));
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

    private static async Task<List<UnitId>> AtOrAboveAsync(DirectoryDb db, Guid unit, CancellationToken ct)
    {
        var ids = await db.Database.SqlQuery<Guid>($"select ancestor_id as \"Value\" from unit_closure where descendant_id = {unit}").ToListAsync(ct);
        return ids.ConvertAll(id => new UnitId(id));
    }

    private sealed record Position(string Name, string Email);
}
