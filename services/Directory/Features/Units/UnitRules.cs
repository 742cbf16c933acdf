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

        if (await db.Database.SqlQuery<bool>(
            $"""select exists (select 1 from former_slug where slug = {request.Slug} and unit_id is distinct from {self?.Value}) as "Value" """).SingleAsync(ct))
        {
            errors.Add("slug", "was another unit's address and still leads there");
        }

        if (self is null && request.ParentId is { } parent && !await db.Units.AnyAsync(u => u.Id == new UnitId(parent) && !u.Archived, ct))
        {
            errors.Add("parentId", "must be a unit that is not archived");
        }

        return errors.Any ? errors.ToProblem() : null;
    }
}
