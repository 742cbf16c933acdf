using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.Contracts.Goals;
using Setpoint.Messaging;

namespace Setpoint.CheckIns.Consumers;

/// <summary>Keeps the newest version of an objective, in whatever order and however often it arrives.</summary>
internal sealed class KeepObjectiveOnObjectiveChanged(CheckInsDb db) : IConsume<ObjectiveChanged>
{
    public Task ConsumeAsync(ObjectiveChanged e, CancellationToken ct)
    {
        var keyResults = JsonSerializer.Serialize(
            e.KeyResults.Select(k => new
            {
                k.Id,
                k.Measure,
                k.OwnerId,
                k.Title,
                k.MetricId,
                k.Baseline,
                k.Target,
                k.Low,
                k.High,
                k.UnitOfMeasure,
                k.Decimals,
                k.Reading,
                k.Start,
                k.Steps,
            }),
            JsonSerializerOptions.Web);
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into objective as o (
                id, version, unit_id, owner_id, visibility, lifecycle, start_day, end_day, title, contributors, key_results, co_units, parents, published_at)
            values (
                {e.Id}, {e.Version}, {e.UnitId}, {e.OwnerId}, {e.Visibility}, {e.Lifecycle}, {e.Start}, {e.End}, {e.Title},
                {e.Contributors.ToArray()}, {keyResults}::jsonb, {(e.CoOwnerUnitIds ?? []).ToArray()}, {(e.ParentIds ?? []).ToArray()}, {e.PublishedAt?.ToUniversalTime()})
            on conflict (id) do update set
                version = excluded.version, unit_id = excluded.unit_id, owner_id = excluded.owner_id,
                visibility = excluded.visibility, lifecycle = excluded.lifecycle,
                start_day = excluded.start_day, end_day = excluded.end_day, title = excluded.title,
                contributors = excluded.contributors, key_results = excluded.key_results, co_units = excluded.co_units,
                parents = excluded.parents, published_at = excluded.published_at
            where excluded.version >= o.version
            """,
            ct);
    }
}
