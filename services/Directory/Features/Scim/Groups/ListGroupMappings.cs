using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Scim.Groups;

internal static class ListGroupMappings
{
    /// <summary>Every group of the identity provider with what it is mapped to, by name, for administrators.</summary>
    public static async Task<Results<Ok<Page<GroupView>>, ProblemHttpResult>> HandleAsync(
        DirectoryDb db, Access access, string? cursor, int? limit, CancellationToken ct)
    {
        if (!await access.IsAdministratorAsync(ct))
        {
            return Problems.Missing();
        }

        if (!Cursor.TryDecode<Position>(cursor, out var after))
        {
            return Problems.Invalid("cursor", "is not one that this list gave");
        }

        var groups = db.ScimGroups.AsNoTracking().Where(g => !g.Deleted);
        if (after is not null)
        {
            groups = groups.Where(g => string.Compare(g.DisplayName, after.Name) > 0);
        }

        var size = Cursor.Limit(limit);
        var page = await groups.OrderBy(g => g.DisplayName).Take(size).ToListAsync(ct);
        var next = page.Count == size ? Cursor.Encode(new Position(page[^1].DisplayName)) : null;
        return TypedResults.Ok(new Page<GroupView>([.. page.Select(g => g.View())], next));
    }

    /// <summary>Names are unique among the groups that are there.</summary>
    private sealed record Position(string Name);
}
