using Setpoint.Directory.Data;

namespace Setpoint.Directory.Features.Scim.Users;

internal static class ListUsers
{
    public static async Task<ScimResult> HandleAsync(HttpRequest request, DirectoryDb db, CancellationToken ct)
    {
        var page = await db.PageAsync(request, UserColumns.All, UserColumns.From, "p.id", ct);
        var users = await db.ShowUsersAsync(page.Ids, request, ct);
        return ScimResult.List(page.Total, page.StartIndex, [.. users.Select(u => u.Body)]);
    }
}
