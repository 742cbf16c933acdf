using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Scorecard;

/// <summary>An objective that works on a KPI now.</summary>
/// <param name="Title">Of a public one; whoever sees another reads it where objectives live.</param>
/// <param name="Target">What its key result wants the KPI to reach; none of a range.</param>
/// <param name="Low">Lower end of a range, or of a limit that is kept.</param>
/// <param name="High">Upper end of the same.</param>
/// <param name="Ends">Last day.</param>
/// <param name="OriginAlertId">The alert that it was begun from.</param>
public sealed record RunningObjective(Guid ObjectiveId, Guid KeyResultId, string? Title, decimal? Target, DateOnly Ends, Guid? OriginAlertId, decimal? Low, decimal? High);

/// <summary>Which published objectives work on metrics today, of those that the caller may see; one query for all metrics.</summary>
internal static class RunningObjectives
{
    public static async Task<ILookup<Guid, RunningObjective>> ReadAsync(
        MetricsDb db, Caller caller, IReadOnlyCollection<Guid> metrics, DateOnly today, CancellationToken ct)
    {
        var (ids, person) = (metrics.ToArray(), caller.PersonId);
        var rows = await db.Database.SqlQuery<Row>(
            $"""
            select k.metric_id as "MetricId", o.id as "ObjectiveId", k.key_result_id as "KeyResultId", o.title as "Title", k.target as "Target", k.ends as "Ends",
                   o.origin_alert_id as "OriginAlertId", k.low as "Low", k.high as "High"
            from metric_objective k join objective o on o.id = k.objective_id
            where k.metric_id = any({ids}) and k.lifecycle = 'published' and {today} between k.starts and k.ends
              and sees_objective({person}, {caller.Within}, o)
            order by k.ends, o.id
            """).ToListAsync(ct);
        return rows.ToLookup(r => r.MetricId, r => new RunningObjective(r.ObjectiveId, r.KeyResultId, r.Title, r.Target, r.Ends, r.OriginAlertId, r.Low, r.High));
    }

    private sealed record Row(Guid MetricId, Guid ObjectiveId, Guid KeyResultId, string? Title, decimal? Target, DateOnly Ends, Guid? OriginAlertId, decimal? Low, decimal? High);
}
