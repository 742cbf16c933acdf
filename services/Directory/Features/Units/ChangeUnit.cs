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
    /// <summary>Moving a unit needs administrators' rights on both sides: where it is and where it goes.</summary>
    public static async Task<Results<Tagged<UnitView>, ProblemHttpResult>> HandleAsync(
        Guid id, UnitRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, DirectoryDb db, Access access, CancellationToken ct)
    {
        // The tree's lock comes first, so that two moves at once cannot make a circle.
        await using var work = await db.BeginWorkAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('unit_closure'))", ct);
        if (await db.Units.SingleOrDefaultAsync(u => u.Id == new UnitId(id), ct) is not { } unit)
        {
            return Problems.Missing();
        }

        var parent = request.ParentId is { } p ? new UnitId(p) : (UnitId?)null;
        var isMove = parent != unit.ParentId;
        if (await access.RoleOnAsync(id, ct) != Role.Administrator
            || (isMove && parent is { } to && await access.RoleOnAsync(to.Value, ct) != Role.Administrator))
        {
            return Problems.Forbidden("Only an administrator of the unit, and of the one it moves to, changes it.");
        }

        if (ETag.Check(ifMatch, unit.Version) is { } precondition)
        {
            return precondition;
        }

        if (await db.CheckAsync(request, unit.Id, ct) is { } problem)
        {
            return problem;
        }

        unit.Change(
            request.Name, request.Slug, request.Kind, parent, request.LeadId is { } l ? new PersonId(l) : null, request.TimeZone);
        await db.SaveChangesAsync(ct);
        if (isMove)
        {
            await db.Database.ExecuteSqlAsync($"select refresh_unit_closure({id})", ct);
        }

        var view = await db.ViewAsync(unit.Id, ct);
        await work.CommitAsync(ct);
        return ETag.Ok(view, unit.Version);
    }
}
