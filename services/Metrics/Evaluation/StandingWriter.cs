using Npgsql;
using NpgsqlTypes;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;

namespace Setpoint.Metrics.Evaluation;

/// <summary>An alert that a series opened or recovered from.</summary>
internal sealed record AlertChange(Guid Id, Subject Subject, Health Health, bool Opened);

/// <summary>Stores where metrics stand and which alerts opened and closed.</summary>
internal static class StandingWriter
{
    private const string UpdateStates =
        """
        update metric_state s set
            revision = n.revision, latest_period = n.latest_period, latest_value = n.latest_value, previous_value = n.previous_value,
            health = n.health, health_since = n.health_since, health_periods = n.health_periods, confirmed = n.confirmed,
            stale = n.stale, due_at = n.due_at, next_evaluation_at = n.next_evaluation_at, time_zone = n.time_zone
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) n(
            series, revision, latest_period, latest_value, previous_value, health, health_since, health_periods, confirmed,
            stale, due_at, next_evaluation_at, time_zone)
        where s.series = n.series
        """;

    private const string OpenAlerts =
        """
        insert into alert (id, metric_id, kind, health, previous_health, period, value, opened_at)
        select id, metric_id, 'health', health, previous_health, period, value, $7
        from unnest($1, $2, $3, $4, $5, $6) a(id, metric_id, health, previous_health, period, value)
        """;

    private const string CloseAlerts = "update alert set closed_at = $2 where id = any($1)";

    public static async Task WriteAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        IReadOnlyCollection<Subject> subjects,
        IReadOnlyCollection<AlertChange> alerts,
        DateTimeOffset now,
        CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(UpdateOf(subjects));
        var opened = alerts.Where(a => a.Opened).ToList();
        if (opened.Count > 0)
        {
            batch.BatchCommands.Add(OpenOf(opened, now));
        }

        var closed = alerts.Where(a => !a.Opened).Select(a => a.Id).ToArray();
        if (closed.Length > 0)
        {
            batch.BatchCommands.Add(new(CloseAlerts) { Parameters = { new() { Value = closed }, new() { Value = now.UtcDateTime } } });
        }

        await batch.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlBatchCommand UpdateOf(IReadOnlyCollection<Subject> subjects) => new(UpdateStates)
    {
        Parameters =
        {
            Column(subjects, NpgsqlDbType.Integer, s => s.Series),
            Column(subjects, NpgsqlDbType.Bigint, s => s.Revision),
            Column(subjects, NpgsqlDbType.Date, s => s.Headline!.Latest?.Start),
            Column(subjects, NpgsqlDbType.Numeric, s => s.Headline!.Value),
            Column(subjects, NpgsqlDbType.Numeric, s => s.Previous),
            Column(subjects, NpgsqlDbType.Text, s => Word.Of(s.Headline!.Health)),
            Column(subjects, NpgsqlDbType.Date, s => s.HealthRun.Since),
            Column(subjects, NpgsqlDbType.Integer, s => s.HealthRun.Periods),
            Column(subjects, NpgsqlDbType.Text, s => Word.Of(s.Headline!.Confirmed)),
            Column(subjects, NpgsqlDbType.Boolean, s => s.Headline!.Stale),
            Column(subjects, NpgsqlDbType.TimestampTz, s => s.Headline!.Freshness?.Due.UtcDateTime),
            Column(subjects, NpgsqlDbType.TimestampTz, s => s.Headline!.Next.UtcDateTime),
            Column(subjects, NpgsqlDbType.Text, s => s.Calendar.Zone.Id),
        },
    };

    private static NpgsqlBatchCommand OpenOf(List<AlertChange> opened, DateTimeOffset now) => new(OpenAlerts)
    {
        Parameters =
        {
            Column(opened, NpgsqlDbType.Uuid, a => a.Id),
            Column(opened, NpgsqlDbType.Uuid, a => a.Subject.MetricId),
            Column(opened, NpgsqlDbType.Text, a => Word.Of(a.Health)),
            Column(opened, NpgsqlDbType.Text, a => Word.Of(a.Subject.Before.Confirmed)),
            Column(opened, NpgsqlDbType.Date, a => a.Subject.Headline!.Latest!.Value.Start),
            Column(opened, NpgsqlDbType.Numeric, a => a.Subject.Headline!.Value),
            new() { Value = now.UtcDateTime },
        },
    };

    private static NpgsqlParameter Column<TRow, TValue>(IEnumerable<TRow> rows, NpgsqlDbType type, Func<TRow, TValue> value) =>
        new() { Value = rows.Select(value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };
}
