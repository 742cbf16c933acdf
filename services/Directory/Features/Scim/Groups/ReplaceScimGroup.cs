using Setpoint.Directory.Data;

namespace Setpoint.Directory.Features.Scim.Groups;

internal static class ReplaceScimGroup
{
    /// <summary>Name, external id and members become what was sent; the mapping is the administrators' and stays.</summary>
    public static async Task<ScimResult> HandleAsync(string id, HttpRequest request, DirectoryDb db, CancellationToken ct)
    {
        var wanted = GroupChange.Of(await request.ReadScimAsync(ct));
        await using var work = await db.BeginWorkAsync(ct);
        await db.LockGroupsAsync(ct);
        var group = await db.FindGroupAsync(id, ct);
        ScimTag.Check(request, ScimTag.Of(group.Version));
        await db.CheckNameAsync(wanted.DisplayName, group.Id, ct);
        group.Describe(wanted.DisplayName, wanted.ExternalId);
        var changed = await db.KeepMembersAsync(group, wanted.Members, ct) + await db.AddMembersAsync(group, wanted.Members, ct);
        await db.SaveGroupAsync(group, changed, ct);
        var shown = await db.ShowGroupsAsync([group.Id.Value], request, ct);
        await work.CommitAsync(ct);
        return ScimResult.Ok(shown[0]);
    }
}
