using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Directory.Features.Units;

/// <summary>A unit as described by a client.</summary>
public sealed record UnitRequest(string Name, string Slug, UnitKind Kind, Guid? ParentId, Guid? LeadId, string TimeZone);

/// <summary>What the rest of the directory has to say about a unit's description.</summary>
internal static class UnitRules
{
    public static async Task<ProblemHttpResult?> CheckAsync(this DirectoryDb db, UnitRequest request, UnitId? self, CancellationToken ct)
    {
        var errors = new FieldErrors();
        errors.Require(
            TimeZoneInfo.TryFindSystemTimeZoneById(request.TimeZone ?? "", out _), "timeZone", "must be an IANA time zone, such as Europe/Amsterdam");
        if (await db.Units.AnyAsync(u => u.Slug == request.Slug && (self == null || u.Id != self), ct))
        {
            errors.Add("slug", "is taken by another unit");
        }

        if (request.LeadId is { } lead && !await db.People.AnyAsync(p => p.Id == new PersonId(lead) && p.Active, ct))
        {
            errors.Add("leadId", "must be an active person");
        }

        if (request.ParentId is { } parent)
        {
            await CheckParentAsync(db, parent, self, errors, ct);
        }

        return errors.Any ? errors.ToProblem() : null;
    }

    private static async Task CheckParentAsync(DirectoryDb db, Guid parent, UnitId? self, FieldErrors errors, CancellationToken ct)
    {
        if (!await db.Units.AnyAsync(u => u.Id == new UnitId(parent) && !u.Archived, ct))
        {
            errors.Add("parentId", "must be a unit that is not archived");
        }
        else if (self is { } id && await db.Database.SqlQuery<bool>(
            $"""
            select exists (select 1 from unit_closure where ancestor_id = {id.Value} and descendant_id = {parent}) as "Value"
            """).SingleAsync(ct))
        {
            errors.Add("parentId", "must not be the unit itself or below it");
        }
    }
}
