using Microsoft.EntityFrameworkCore;

namespace Setpoint.Directory.Data;

/// <summary>A unit as it was.</summary>
internal sealed record PastUnit(
    Guid Id, long Version, string Name, string Slug, string Kind, Guid? ParentId, Guid? LeadId, string? LeadName, string TimeZone, bool Archived);

/// <summary>Units as they were recorded at a moment.</summary>
internal static class PastUnits
{
    public static IQueryable<PastUnit> UnitsAsOf(this DirectoryDb db, DateTimeOffset moment)
    {
        var at = moment.ToUniversalTime();
        return db.Database.SqlQuery<PastUnit>(
            $"""
            select r.unit_id as "Id", r.version as "Version", r.name as "Name", r.slug as "Slug", r.kind as "Kind", r.parent_id as "ParentId",
                r.lead_id as "LeadId", p.name as "LeadName", r.time_zone as "TimeZone", r.archived as "Archived"
            from (
                select distinct on (unit_id) * from unit_revision where since <= {at} order by unit_id, version desc
            ) r left join person p on p.id = r.lead_id
            """);
    }
}
