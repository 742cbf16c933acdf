using Setpoint.Directory.Data;

namespace Setpoint.Directory.Features.Scim.Groups;

internal static class GetScimGroup
{
    public static async Task<ScimResult> HandleAsync(string id, HttpRequest request, DirectoryDb db, CancellationToken ct)
    {
        var found = await db.FindGroupAsync(id, ct);
        var tag = ScimTag.Of(found.Version);
        return ScimTag.Matches(request.Headers.IfNoneMatch.ToString(), tag)
            ? ScimResult.NotModified(tag)
            : ScimResult.Ok((await db.ShowGroupsAsync([found.Id.Value], request, ct))[0]);
    }
}
