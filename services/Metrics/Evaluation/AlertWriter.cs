using Npgsql;
using NpgsqlTypes;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;

namespace Setpoint.Metrics.Evaluation;

/// <summary>Stores which alerts closed, opened and now propose an OKR.</summary>
internal static class AlertWriter
{
    private const string Close = "update alert set closed_at = $2 where id = any($1)";

    private const string Open =
        """
        insert into alert (id, metric_id, kind, health, previous_health, period, value, opened_at, facts, proposes_objective, claim_until, told_by)
        select id, metric_id, kind, health, previous_health, period, value, $12, facts::jsonb, proposes_objective, claim_until, told_by
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            a(id, metric_id, kind, health, previous_health, period, value, facts, proposes_objective, claim_until, told_by)
        """;

    private const string Propose = "update alert set proposes_objective = true where id = any($1)";

    /// <summary>Closing comes first: a worse forecast takes the place of a milder one.</summary>
    public static void AddTo(NpgsqlBatch batch, IReadOnlyCollection<AlertChange> alerts, IReadOnlyCollection<OpenAlert> proposing, DateTimeOffset now)
    {
        if (alerts.Where(a => !a.Opened).Select(a => a.Id).ToArray() is { Length: > 0 } closed)
        {
            batch.BatchCommands.Add(new(Close) { Parameters = { new() { Value = closed }, new() { Value = now.UtcDateTime } } });
        }

        if (alerts.Where(a => a.Opened).ToList() is { Count: > 0 } opened)
        {
            batch.BatchCommands.Add(OpenOf(opened, now));
        }

        if (proposing.Count > 0)
        {
            batch.BatchCommands.Add(new(Propose) { Parameters = { new() { Value = proposing.Select(a => a.Id).ToArray() } } });
        }
    }

    private static NpgsqlBatchCommand OpenOf(List<AlertChange> opened, DateTimeOffset now) => new(Open)
    {
        Parameters =
        {
            Column.Of(opened, NpgsqlDbType.Uuid, a => a.Id),
            Column.Of(opened, NpgsqlDbType.Uuid, a => a.Subject.MetricId),
            Column.Of(opened, NpgsqlDbType.Text, a => Word.Of(a.Kind)),
            Column.Of(opened, NpgsqlDbType.Text, a => a.Health is { } health ? Word.Of(health) : null),
            Column.Of(opened, NpgsqlDbType.Text, PreviousOf),
            Column.Of(opened, NpgsqlDbType.Date, a => a.Period),
            Column.Of(opened, NpgsqlDbType.Numeric, a => a.Value),
            Column.Of(opened, NpgsqlDbType.Text, a => FactsJson.Of(a.Facts)),
            Column.Of(opened, NpgsqlDbType.Boolean, a => a.ProposesObjective),
            Column.Of(opened, NpgsqlDbType.Date, a => a.Facts!.Forecast?.Until),
            Column.Of(opened, NpgsqlDbType.Uuid, a => a.ToldBy),
            new() { Value = now.UtcDateTime },
        },
    };

    private static string? PreviousOf(AlertChange alert) => alert.Kind switch
    {
        AlertKind.Health => Word.Of(alert.Subject.ConfirmedBefore),
        AlertKind.Forecast => Word.Of(alert.Subject.Headline!.Health),
        _ => null,
    };
}

/// <summary>One column of rows that are written together.</summary>
internal static class Column
{
    public static NpgsqlParameter Of<TRow, TValue>(IEnumerable<TRow> rows, NpgsqlDbType type, Func<TRow, TValue> value) =>
        new() { Value = rows.Select(value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };
}
