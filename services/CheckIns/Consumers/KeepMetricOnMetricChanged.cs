using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.Contracts.Metrics;
using Setpoint.Messaging;

namespace Setpoint.CheckIns.Consumers;

/// <summary>Keeps the newest version of a metric, in whatever order and however often it arrives.</summary>
internal sealed class KeepMetricOnMetricChanged(CheckInsDb db) : IConsume<MetricChanged>
{
    public Task ConsumeAsync(MetricChanged e, CancellationToken ct)
    {
        var watched = e is { Role: "kpi", Status: "active" };
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into metric as m (id, version, name, unit_id, visibility, about_person_id, watched, review_cadence)
            values ({e.Id}, {e.Version}, {e.Name}, {e.UnitId}, {e.Visibility}, {e.AboutPersonId}, {watched}, {e.ReviewCadence})
            on conflict (id) do update set
                version = excluded.version, name = excluded.name, unit_id = excluded.unit_id, visibility = excluded.visibility,
                about_person_id = excluded.about_person_id, watched = excluded.watched, review_cadence = excluded.review_cadence
            where excluded.version >= m.version
            """,
            ct);
    }
}
