using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Features.Definitions;
using Setpoint.ServiceDefaults.Policies;

namespace Setpoint.Metrics.Features.Scorecard;

internal static class SmallGroups
{
    /// <summary>What is summed up says nothing about few people: what is about too few persons is not in it, though each may be seen by itself.</summary>
    public static async Task<IQueryable<Metric>> WithoutSmallGroupsAsync(this IQueryable<Metric> kpis, Guid unit, MetricsDb db, CancellationToken ct)
    {
        var about = kpis.Where(m => m.AboutPersonId != null);
        var persons = await about.Select(m => m.AboutPersonId).Distinct().CountAsync(ct);
        if (persons == 0)
        {
            return kpis;
        }

        var units = await about.Select(m => m.UnitId).Distinct().ToListAsync(ct);
        return (await db.PoliciesAsync(ct)).Hides(persons, [unit, .. units]) ? kpis.Where(m => m.AboutPersonId == null) : kpis;
    }
}
