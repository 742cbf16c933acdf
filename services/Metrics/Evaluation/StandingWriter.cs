using Npgsql;
using NpgsqlTypes;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;

namespace Setpoint.Metrics.Evaluation;

/// <summary>Stores where metrics stand and which alerts opened and closed.</summary>
internal static class StandingWriter
{
    private const string UpdateStates =
        """
        update metric_state s set
            revision = n.revision, latest_period = n.latest_period, latest_value = n.latest_value, previous_value = n.previous_value,
            health = n.health, health_since = n.health_since, health_periods = n.health_periods, confirmed = n.confirmed,
            stale = n.stale, due_at = n.due_at, next_evaluation_at = n.next_evaluation_at, time_zone = n.time_zone,
            deviates = n.deviates, off_baseline = n.off_baseline, breaches = n.breaches, policy_version = n.policy_version,
            confirmed_by = n.confirmed_by, enough_weight = n.enough_weight
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) n(
            series, revision, latest_period, latest_value, previous_value, health, health_since, health_periods, confirmed,
            stale, due_at, next_evaluation_at, time_zone, deviates, off_baseline, breaches, policy_version, confirmed_by, enough_weight)
        where s.series = n.series
        """;

    public static async Task WriteAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        IReadOnlyCollection<Subject> subjects,
        IReadOnlyCollection<AlertChange> alerts,
        IReadOnlyCollection<OpenAlert> proposing,
        DateTimeOffset now,
        CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(UpdateOf(subjects));
        AlertWriter.AddTo(batch, alerts, proposing, now);
        await batch.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlBatchCommand UpdateOf(IReadOnlyCollection<Subject> subjects) => new(UpdateStates)
    {
        Parameters =
        {
            Column.Of(subjects, NpgsqlDbType.Integer, s => s.Series),
            Column.Of(subjects, NpgsqlDbType.Bigint, s => s.Revision),
            Column.Of(subjects, NpgsqlDbType.Date, s => s.Headline!.Latest?.Start),
            Column.Of(subjects, NpgsqlDbType.Numeric, s => s.Headline!.Value),
            Column.Of(subjects, NpgsqlDbType.Numeric, s => s.Previous),
            Column.Of(subjects, NpgsqlDbType.Text, s => Word.Of(s.Headline!.Health)),
            Column.Of(subjects, NpgsqlDbType.Date, s => s.HealthRun.Since),
            Column.Of(subjects, NpgsqlDbType.Integer, s => s.HealthRun.Periods),
            Column.Of(subjects, NpgsqlDbType.Text, s => Word.Of(s.Confirmed)),
            Column.Of(subjects, NpgsqlDbType.Boolean, s => s.Headline!.Stale),
            Column.Of(subjects, NpgsqlDbType.TimestampTz, s => s.Headline!.Freshness?.Due.UtcDateTime),
            Column.Of(subjects, NpgsqlDbType.TimestampTz, s => s.Headline!.Next.UtcDateTime),
            Column.Of(subjects, NpgsqlDbType.Text, s => s.Calendar.Zone.Id),
            Column.Of(subjects, NpgsqlDbType.Boolean, s => s.Held(s.Before.Deviates, f => f.Deviates)),
            Column.Of(subjects, NpgsqlDbType.Boolean, s => s.Held(s.Before.OffBaseline, f => f.IsOffBaseline)),
            Column.Of(subjects, NpgsqlDbType.Boolean, s => s.Held(s.Before.Breaches, f => f.Forecast.Breach is not null)),
            Column.Of(subjects, NpgsqlDbType.Bigint, s => s.PolicyVersion),
            Column.Of(subjects, NpgsqlDbType.Text, s => s.Rule.Key),
            Column.Of(subjects, NpgsqlDbType.Numeric, s => s.Policy.EnoughWeight),
        },
    };
}
