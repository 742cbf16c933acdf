using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Units;

internal static class CreateUnit
{
    public static async Task<Results<Tagged<UnitView>, ProblemHttpResult>> HandleAsync(
        UnitRequest request, DirectoryDb db, Access access, CancellationToken ct)
    {
        var mayCreate = request.ParentId is { } above
            ? await access.RoleOnAsync(above, ct) == Role.Administrator
            : await access.IsAdministratorAsync(ct);
        if (!mayCreate)
        {
            return Problems.Forbidden("Only an administrator of the parent unit makes units.");
        }

        await using var work = await db.BeginWorkAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('unit_closure'))", ct);
        if (await db.CheckAsync(request, null, ct) is { } problem)
        {
            return problem;
        }

        var unit = Unit.Create(
            request.Name, request.Slug, request.Kind, Id(request.ParentId), request.LeadId is { } l ? new PersonId(l) : null, request.TimeZone);
        db.Add(unit);
        await db.SaveChangesAsync(ct);
        await db.Database.ExecuteSqlAsync($"select refresh_unit_closure({unit.Id.Value})", ct);
        var view = await db.ViewAsync(unit.Id, ct);
        await work.CommitAsync(ct);
        return ETag.Created(view, unit.Version, $"/api/directory/units/{unit.Id.Value}");
    }

    private static UnitId? Id(Guid? value) => value is { } id ? new UnitId(id) : null;
}
