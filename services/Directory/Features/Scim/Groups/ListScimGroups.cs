using Setpoint.Directory.Data;

namespace Setpoint.Directory.Features.Scim.Groups;

internal static class ListScimGroups
{
    public static async Task<ScimResult> HandleAsync(HttpRequest request, DirectoryDb db, CancellationToken ct)
    {
        var page = await db.PageAsync(request, GroupColumns.All, GroupColumns.From, "g.id", ct);
        var groups = await db.ShowGroupsAsync(page.Ids, request, ct);
        return ScimResult.List(page.Total, page.StartIndex, [.. groups.Select(g => g.Body)]);
    }
}
