using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;

namespace Setpoint.Directory.Features.Scim.Groups;

internal static class CreateScimGroup
{
    public static async Task<ScimResult> HandleAsync(HttpRequest request, DirectoryDb db, CancellationToken ct)
    {
        var wanted = GroupChange.Of(await request.ReadScimAsync(ct));
        await using var work = await db.BeginWorkAsync(ct);
        await db.LockGroupsAsync(ct);
        await db.CheckNameAsync(wanted.DisplayName, null, ct);
        var group = ScimGroup.Create(wanted.DisplayName, wanted.ExternalId);
        db.Add(group);
        await db.SaveChangesAsync(ct);
        if (wanted.Members.Length > 0)
        {
            await db.SaveGroupAsync(group, await db.AddMembersAsync(group, wanted.Members, ct), ct);
        }

        var shown = await db.ShowGroupsAsync([group.Id.Value], request, ct);
        await work.CommitAsync(ct);
        return ScimResult.Created(shown[0]);
    }
}
