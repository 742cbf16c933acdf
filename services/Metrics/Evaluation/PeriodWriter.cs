using Npgsql;
using NpgsqlTypes;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;

namespace Setpoint.Metrics.Evaluation;

/// <summary>Stores period values and judgements, and reads back what the headline is made of.</summary>
internal sealed class PeriodWriter(NpgsqlConnection connection, NpgsqlTransaction transaction, DateTimeOffset now)
{
    private const string Upsert =
        """
        insert into metric_period as p (series, start, value, health, revision, coverage, provisional, confirmation)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (series, start) do update
            set value = excluded.value, health = excluded.health, revision = excluded.revision,
                coverage = excluded.coverage, provisional = excluded.provisional, confirmation = excluded.confirmation
            where p.value is distinct from excluded.value or p.health is distinct from excluded.health
                or p.coverage is distinct from excluded.coverage
        returning series, start, value
        """;

    private const string Recent =
        """
        select p.series, p.start, p.value, p.health, p.provisional, coalesce(p.confirmation, 0)
        from unnest($1, $2, $3) r(series, running, reach)
        cross join lateral (
            select series, start, value, health, provisional, confirmation from metric_period
            where series = r.series and start <= r.running and value is not null
            order by start desc
            limit r.reach
        ) p
        """;

    private const string Runs =
        """
        select r.series, run.since, run.periods::int
        from unnest($1, $2, $3) r(series, latest, health)
        cross join lateral (
            select min(p.start) as since, count(*) as periods
            from metric_period p
            where p.series = r.series and p.start < r.latest and p.value is not null and p.start > coalesce((
                select q.start from metric_period q
                where q.series = r.series and q.start < r.latest and q.value is not null and q.health is distinct from r.health
                order by q.start desc
                limit 1), '-infinity')
        ) run
        """;

    /// <summary>
    /// Stores values, their judgements and what is confirmed by them; each subject learns that, which of its periods are
    /// new, and its recent ones.
    /// </summary>
    public async Task StoreAsync(Dictionary<int, Subject> subjects, List<PeriodNow> values, CancellationToken ct)
    {
        List<Subject> bySeries = [.. subjects.Values.OrderBy(s => s.Series)];
        var judged = new JudgedValues(bySeries, values, now);
        await new ConfirmationWriter(connection, transaction, now).CarryAsync(bySeries, judged, ct);
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(UpsertOf(judged));
        batch.BatchCommands.Add(new(Recent)
        {
            Parameters =
            {
                Column.Of(bySeries, NpgsqlDbType.Integer, s => s.Series),
                Column.Of(bySeries, NpgsqlDbType.Date, s => s.Calendar.RunningAt(now).Start),
                Column.Of(bySeries, NpgsqlDbType.Integer, s => s.Reach),
            },
        });
        await using var reader = await batch.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            subjects[reader.GetInt32(0)].ChangedPeriods.Add(await ReadAsync(subjects, reader, ct));
        }

        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var period = await ReadAsync(subjects, reader, ct);
            var health = await reader.IsDBNullAsync(3, ct) ? Health.NotSet : Word.Parse<Health>(reader.GetString(3));
            subjects[reader.GetInt32(0)].Recent.Add(period with { Health = health, Provisional = reader.GetBoolean(4), State = reader.GetInt64(5) });
        }
    }

    /// <summary>Counts how long each health has lasted.</summary>
    public async Task CountRunsAsync(Dictionary<int, Subject> subjects, CancellationToken ct)
    {
        var valued = subjects.Values.Where(s => s.Headline!.Latest is not null).ToList();
        await using var command = new NpgsqlCommand(Runs, connection, transaction);
        command.Parameters.Add(Column.Of(valued, NpgsqlDbType.Integer, s => s.Series));
        command.Parameters.Add(Column.Of(valued, NpgsqlDbType.Date, s => s.Headline!.Latest!.Value.Start));
        command.Parameters.Add(Column.Of(valued, NpgsqlDbType.Text, s => Word.Of(s.Headline!.Health)));
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var subject = subjects[reader.GetInt32(0)];
            subject.HealthRun = (
                await reader.IsDBNullAsync(1, ct) ? subject.Headline!.Latest!.Value.Start : await reader.GetFieldValueAsync<DateOnly>(1, ct),
                reader.GetInt32(2) + 1);
        }
    }

    private static NpgsqlBatchCommand UpsertOf(JudgedValues values) => new(Upsert)
    {
        Parameters =
        {
            Column.Of(values.All, NpgsqlDbType.Integer, v => v.Subject.Series),
            new() { Value = values.Starts },
            Column.Of(values.All, NpgsqlDbType.Numeric, v => v.Value),
            Column.Of(values.Healths, NpgsqlDbType.Text, h => h is { } health ? Word.Of(health) : null),
            Column.Of(values.All, NpgsqlDbType.Bigint, v => v.Subject.Before.Revision + 1),
            Column.Of(values.All, NpgsqlDbType.Numeric, v => v.Coverage),
            Column.Of(values.All, NpgsqlDbType.Boolean, v => v.IsProvisional),
            new() { Value = values.States },
        },
    };

    private static async Task<JudgedPeriod> ReadAsync(Dictionary<int, Subject> subjects, NpgsqlDataReader row, CancellationToken ct) => new(
        subjects[row.GetInt32(0)].Calendar.StartingOn(await row.GetFieldValueAsync<DateOnly>(1, ct)),
        await row.IsDBNullAsync(2, ct) ? null : row.GetDecimal(2),
        Health.NotSet);
}
