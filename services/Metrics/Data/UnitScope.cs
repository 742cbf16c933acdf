using Microsoft.EntityFrameworkCore;

namespace Setpoint.Metrics.Data;

/// <summary>The units that a list is about.</summary>
internal static class UnitScope
{
    /// <summary>A unit by id or slug.</summary>
    public static Task<Unit?> FindUnitAsync(this MetricsDb db, string idOrSlug, CancellationToken ct) =>
        Guid.TryParse(idOrSlug, out var id)
            ? db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, ct)
            : db.Units.AsNoTracking().FirstOrDefaultAsync(u => u.Slug == idOrSlug, ct);

    /// <summary>The unit alone, or with everything below it.</summary>
    public static IQueryable<Guid> UnitsOf(this MetricsDb db, Guid unit, bool descendants) => descendants
        ? db.Database.SqlQuery<Guid>($"""select descendant_id as "Value" from unit_closure where ancestor_id = {unit}""")
        : db.Units.Where(u => u.Id == unit).Select(u => u.Id);
}
