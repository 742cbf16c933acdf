using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Checks;

/// <summary>Finds metrics that measure the same, among those that the caller may see.</summary>
internal static class SameDefinition
{
    public static async Task<ILookup<string, MetricName>> AlikeAsync(this MetricsDb db, Caller caller, IReadOnlyCollection<string> fingerprints, CancellationToken ct)
    {
        var alike = await (
            from m in db.SeenBy(caller)
            join u in db.Units on m.UnitId equals u.Id
            where m.Status != MetricStatus.Archived && fingerprints.Contains(m.Fingerprint!)
            orderby m.Name, m.Id
            select new { m.Fingerprint, Name = new MetricName(m.Id.Value, m.Name, new UnitName(u.Id, u.Name, u.Slug)) }).ToListAsync(ct);
        return alike.ToLookup(a => a.Fingerprint!, a => a.Name, StringComparer.Ordinal);
    }
}
