using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Units;

internal static class ChangeUnit
{
    /// <summary>Describes a unit anew. Its place in the tree is not in it: that changes by a move, which the receiving unit accepts.</summary>
    public static async Task<Results<Tagged<UnitView>, ProblemHttpResult>> HandleAsync(
        Guid id, UnitRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, DirectoryDb db, Access access, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Units.SingleOrDefaultAsync(u => u.Id == new UnitId(id), ct) is not { } unit)
        {
            return Problems.Missing();
        }

        if (await access.RoleOnAsync(id, ct) != Role.Administrator)
        {
            return Problems.Forbidden("Only an administrator of the unit changes it.");
        }

        if (ETag.Check(ifMatch, unit.Version) is { } precondition)
        {
            return precondition;
        }

        if (request.ParentId != unit.ParentId?.Value)
        {
            return Problems.Invalid("parentId", "changes by a move: propose one at /api/directory/reorganizations", "unit-moves");
        }

        if (await db.CheckAsync(request, unit.Id, ct) is { } problem)
        {
            return problem;
        }

        unit.Change(
            request.Name, request.Slug, request.Kind, unit.ParentId, request.LeadId is { } l ? new PersonId(l) : null, request.TimeZone, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return ETag.Ok(await db.ViewAsync(unit.Id, ct), unit.Version);
    }
}
