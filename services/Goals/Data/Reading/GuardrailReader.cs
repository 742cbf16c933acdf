using Npgsql;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Data.Reading;

/// <summary>What is known of the guardrails of an objective.</summary>
/// <param name="Name">Of the metric; none where the caller may not see it.</param>
internal sealed record GuardrailRow(
    GuardrailRecord Record, string? Name, Guid? OwnerId, string? OwnerName, Guid UnitId, string Health, string? Note, Guid? NotedBy, string? NotedByName, DateTimeOffset? NotedAt);

/// <summary>Reads guardrails with the confirmed reds of their metrics and the values that tell whether one got worse.</summary>
internal static class GuardrailReader
{
    private const string Guardrails =
        """
        select g.metric_id, m.direction, case when v.id is not null then m.name end, m.owner_id, w.name, m.unit_id,
               coalesce(h.health, 'not-set'), coalesce(h.stale, false), g.note, g.noted_by, n.name, g.noted_at,
               (select x.value from metric_value x where x.metric_id = m.id and x.value is not null
                   and period_end(x.start, m.cadence, m.calendar_id) <= o.window_start order by x.start desc limit 1),
               (select x.value from metric_value x where x.metric_id = m.id and x.value is not null
                   and period_end(x.start, m.cadence, m.calendar_id) > o.window_start and period_end(x.start, m.cadence, m.calendar_id) <= o.window_end + 1 order by x.start desc limit 1),
               (select array_agg(period_end(a.period, m.cadence, m.calendar_id) order by a.id) from health_alert a where a.metric_id = m.id and a.health = 'red'),
               (select array_agg(period_end(a.closed_period, m.cadence, m.calendar_id) order by a.id) from health_alert a where a.metric_id = m.id and a.health = 'red'),
               m.low, m.high
        from guardrail g
        join objective o on o.id = g.objective_id
        join metric m on m.id = g.metric_id
        left join visible_metric($2, $3::uuid) v on v.id = m.id
        left join metric_headline h on h.metric_id = m.id
        left join person w on w.id = m.owner_id
        left join person n on n.id = g.noted_by
        where g.objective_id = $1
        order by m.name, m.id
        """;

    public static Task<List<GuardrailRow>> ReadAsync(NpgsqlConnection connection, Guid objective, Guid person, Guid? within, CancellationToken ct) =>
        connection.ReadAsync(Guardrails, [objective, person, within], Read, ct);

    private static GuardrailRow Read(Columns row)
    {
        var (metric, direction, name) = (row.Id(), row.MaybeText(), row.MaybeText());
        var (owner, ownerName, unit) = (row.Maybe<Guid>(), row.MaybeText(), row.Id());
        var (health, stale) = (row.Text(), row.Next<bool>());
        var (note, notedBy, notedByName, notedAt) = (row.MaybeText(), row.Maybe<Guid>(), row.MaybeText(), row.Maybe<DateTimeOffset>());
        var (atStart, latest) = (row.Maybe<decimal>(), row.Maybe<decimal>());
        var reds = row.Many<DateOnly>().Zip(row.Many<DateOnly?>(), (opened, closed) => new RedStretch(opened, closed));
        return new GuardrailRow(
            new GuardrailRecord(metric, [.. reds], direction, atStart, latest, stale, note is not null, row.Maybe<decimal>(), row.Maybe<decimal>()),
            name, owner, ownerName, unit, health, note, notedBy, notedByName, notedAt);
    }
}
