using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Scim.Groups;

internal static class MapGroup
{
    /// <summary>Says what the members get; what they had from another mapping of the group goes.</summary>
    public static Task<Results<Tagged<GroupView>, ProblemHttpResult>> MapAsync(
        Guid id, GroupMapping mapping, [FromHeader(Name = "If-Match")] string? ifMatch, DirectoryDb db, Access access, CancellationToken ct) =>
        ChangeAsync(id, mapping, ifMatch, db, access, ct);

    /// <summary>The members get nothing any more.</summary>
    public static Task<Results<Tagged<GroupView>, ProblemHttpResult>> UnmapAsync(
        Guid id, [FromHeader(Name = "If-Match")] string? ifMatch, DirectoryDb db, Access access, CancellationToken ct) =>
        ChangeAsync(id, null, ifMatch, db, access, ct);

    private static async Task<Results<Tagged<GroupView>, ProblemHttpResult>> ChangeAsync(
        Guid id, GroupMapping? mapping, string? ifMatch, DirectoryDb db, Access access, CancellationToken ct)
    {
        if (!await access.IsAdministratorAsync(ct))
        {
            return Problems.Missing();
        }

        await using var work = await db.BeginWorkAsync(ct);
        await db.LockGroupsAsync(ct);
        if (await db.ScimGroups.SingleOrDefaultAsync(g => g.Id == new ScimGroupId(id) && !g.Deleted, ct) is not { } group)
        {
            return Problems.Missing();
        }

        if (ETag.Check(ifMatch, group.Version) is { } precondition)
        {
            return precondition;
        }

        if (mapping is null)
        {
            group.Unmap();
        }
        else if (await db.Units.AnyAsync(u => u.Id == new UnitId(mapping.UnitId) && !u.Archived, ct))
        {
            group.Map(new UnitId(mapping.UnitId), mapping.Role, mapping.AsMembership);
        }
        else
        {
            return Problems.Invalid("unitId", "must be a unit that is not archived");
        }

        await db.SaveGroupAsync(group, membersChanged: 0, ct);
        await work.CommitAsync(ct);
        return ETag.Ok(group.View(), group.Version);
    }
}
