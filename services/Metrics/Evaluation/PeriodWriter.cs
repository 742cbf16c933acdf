using Npgsql;
using NpgsqlTypes;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;

namespace Setpoint.Metrics.Evaluation;

/// <summary>Stores period values and judgements, and reads back what the headline is made of.</summary>
internal sealed class PeriodWriter(NpgsqlConnection connection, NpgsqlTransaction transaction, DateTimeOffset now)
{
    /// <summary>The running period and enough complete ones for alerts and for the previous value.</summary>
    private const int RecentPeriods = Confirmation.Window + 2;

    private const string Upsert =
        """
        insert into metric_period as p (series, start, value, health, revision, coverage, provisional)
        select * from unnest($1, $2, $3, $4, $5, $6, $7)
        on conflict (series, start) do update
            set value = excluded.value, health = excluded.health, revision = excluded.revision,
                coverage = excluded.coverage, provisional = excluded.provisional
            where p.value is distinct from excluded.value or p.health is distinct from excluded.health
                or p.coverage is distinct from excluded.coverage
        returning series, start, value
        """;

    private static readonly string s_recent =
        $"""
        select p.series, p.start, p.value, p.health, p.provisional
        from unnest($1, $2) r(series, running)
        cross join lateral (
            select series, start, value, health, provisional from metric_period
            where series = r.series and start <= r.running and value is not null
            order by start desc
            limit {RecentPeriods}
        ) p
        """;

    private const string Unjudged =
        """
        select p.series, p.start, p.value
        from unnest($1, $2) r(series, running)
        join metric_period p on p.series = r.series and p.start < r.running
        where p.health is null and p.value is not null and not p.provisional
        """;

    private const string JudgeLate =
        """
        update metric_period p set health = j.health
        from unnest($1, $2, $3) j(series, start, health)
        where p.series = j.series and p.start = j.start
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

    private readonly List<(int Series, DateOnly Start, Health Health)> _judgedLate = [];

    /// <summary>Stores values and their judgements; each subject learns which of its periods are new and its recent ones.</summary>
    public async Task StoreAsync(
        Dictionary<int, Subject> subjects, List<PeriodNow> values, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(UpsertOf(values));
        int[] series = [.. subjects.Keys];
        DateOnly[] running = [.. subjects.Values.Select(s => s.Calendar.RunningAt(now).Start)];
        foreach (var sql in (string[])[s_recent, Unjudged])
        {
            batch.BatchCommands.Add(new(sql) { Parameters = { new() { Value = series }, new() { Value = running } } });
        }

        await using var reader = await batch.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            subjects[reader.GetInt32(0)].ChangedPeriods.Add(await ReadAsync(subjects, reader, ct));
        }

        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var period = await ReadAsync(subjects, reader, ct);
            var health = reader.GetBoolean(4) ? Health.NotSet
                : await reader.IsDBNullAsync(3, ct) ? Judge(subjects, reader, period)
                : Word.Parse<Health>(reader.GetString(3));
            subjects[reader.GetInt32(0)].Recent.Add(period with { Health = health, Provisional = reader.GetBoolean(4) });
        }

        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var period = await ReadAsync(subjects, reader, ct);
            _judgedLate.Add((reader.GetInt32(0), period.Period.Start, Judge(subjects, reader, period)));
        }
    }

    /// <summary>Stores the judgement of periods that completed in the meantime, and counts how long each health has lasted.</summary>
    public async Task CountRunsAsync(Dictionary<int, Subject> subjects, CancellationToken ct)
    {
        var valued = subjects.Values.Where(s => s.Headline!.Latest is not null).ToList();
        await using var batch = new NpgsqlBatch(connection, transaction);
        if (_judgedLate.Count > 0)
        {
            batch.BatchCommands.Add(new(JudgeLate)
            {
                Parameters =
                {
                    new() { Value = _judgedLate.ConvertAll(j => j.Series).ToArray() },
                    new() { Value = _judgedLate.ConvertAll(j => j.Start).ToArray() },
                    new() { Value = _judgedLate.ConvertAll(j => Word.Of(j.Health)).ToArray() },
                },
            });
        }

        batch.BatchCommands.Add(new(Runs)
        {
            Parameters =
            {
                new() { Value = valued.ConvertAll(s => s.Series).ToArray() },
                new() { Value = valued.ConvertAll(s => s.Headline!.Latest!.Value.Start).ToArray() },
                new() { Value = valued.ConvertAll(s => Word.Of(s.Headline!.Health)).ToArray() },
            },
        });
        await using var reader = await batch.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var subject = subjects[reader.GetInt32(0)];
            subject.HealthRun = (
                await reader.IsDBNullAsync(1, ct) ? subject.Headline!.Latest!.Value.Start : await reader.GetFieldValueAsync<DateOnly>(1, ct),
                reader.GetInt32(2) + 1);
        }
    }

    private NpgsqlBatchCommand UpsertOf(List<PeriodNow> values) => new(Upsert)
    {
        Parameters =
        {
            new() { Value = values.Select(v => v.Subject.Series).ToArray() },
            new() { Value = values.Select(v => v.Period.Start).ToArray() },
            new() { Value = values.Select(v => v.Value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Numeric },
            new()
            {
                Value = values.Select(v => !v.IsProvisional && v.Subject.Judge(v.Period, v.Value, now) is { } health ? Word.Of(health) : null).ToArray(),
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
            },
            new() { Value = values.Select(v => v.Subject.Before.Revision + 1).ToArray() },
            new() { Value = values.Select(v => v.Coverage).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Numeric },
            new() { Value = values.Select(v => v.IsProvisional).ToArray() },
        },
    };

    private Health Judge(Dictionary<int, Subject> subjects, NpgsqlDataReader row, JudgedPeriod period) =>
        subjects[row.GetInt32(0)].Judge(period.Period, period.Value, now) ?? Health.NotSet;

    private static async Task<JudgedPeriod> ReadAsync(Dictionary<int, Subject> subjects, NpgsqlDataReader row, CancellationToken ct) => new(
        subjects[row.GetInt32(0)].Calendar.StartingOn(await row.GetFieldValueAsync<DateOnly>(1, ct)),
        await row.IsDBNullAsync(2, ct) ? null : row.GetDecimal(2),
        Health.NotSet);
}
