using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.Directory.Features.People;
using Setpoint.Directory.Features.Units;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features;

/// <summary>The caller, with the units they belong to.</summary>
public sealed record Me(
    Guid Id,
    string Name,
    string Email,
    PersonKind Kind,
    string? Locale,
    string? TimeZone,
    Guid? PrimaryUnitId,
    IReadOnlyList<UnitName> Units,
    IReadOnlyList<RoleView> Roles);

internal static class GetMe
{
    public static async Task<Results<Ok<Me>, ProblemHttpResult>> HandleAsync(DirectoryDb db, Caller caller, CancellationToken ct)
    {
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == new PersonId(caller.PersonId), ct) is not { } me)
        {
            return Problems.Missing();
        }

        var mine = me.Memberships.Select(m => m.UnitId).ToArray();
        var units = await db.Units.AsNoTracking()
            .Where(u => mine.Contains(u.Id))
            .OrderBy(u => u.Name)
            .Select(u => new UnitName(u.Id.Value, u.Name, u.Slug, u.Kind))
            .ToListAsync(ct);
        return TypedResults.Ok(new Me(
            me.Id.Value, me.Name, me.Email, me.Kind, me.Locale, me.TimeZone, me.PrimaryUnitId?.Value, units, me.View().Roles));
    }
}
