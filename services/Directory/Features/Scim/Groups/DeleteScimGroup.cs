using Setpoint.Directory.Data;

namespace Setpoint.Directory.Features.Scim.Groups;

internal static class DeleteScimGroup
{
    /// <summary>What the group gave goes with it.</summary>
    public static async Task<ScimResult> HandleAsync(string id, HttpRequest request, DirectoryDb db, CancellationToken ct)
    {
        await using var work = await db.BeginWorkAsync(ct);
        await db.LockGroupsAsync(ct);
        var group = await db.FindGroupAsync(id, ct);
        ScimTag.Check(request, ScimTag.Of(group.Version));
        await db.KeepMembersAsync(group, [], ct);
        group.Delete();
        await db.SaveGroupAsync(group, membersChanged: 0, ct);
        await work.CommitAsync(ct);
        return ScimResult.NoContent();
    }
}
