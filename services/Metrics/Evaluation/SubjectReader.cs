using Npgsql;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;

namespace Setpoint.Metrics.Evaluation;

/// <summary>Reads what an evaluation has to know of its series: definition, standing, thresholds, open alerts.</summary>
internal sealed class SubjectReader(NamedCalendars calendars)
{
    private const string Definitions =
        """
        select m.series, m.id, m.name, m.unit_of_measure, m.decimals, m.unit_id, m.owner_id, m.cadence, m.status, m.active_since,
               coalesce(u.time_zone, 'UTC'),
               s.revision, s.latest_period, s.latest_value, s.health, s.confirmed, s.stale, s.time_zone,
               m.calendar_id, m.aggregation,
               m.role, s.deviates, s.off_baseline, s.breaches,
               1 + coalesce((
                   select sum(p.version)::bigint from policy p join unit_closure c on c.ancestor_id = p.id where c.descendant_id = m.unit_id), 0),
               s.confirmed_by, s.enough_weight, m.direction,
               exists (select 1 from hold_watch w where w.metric_id = m.id and w.judged_at is null)
        from metric m
        join metric_state s on s.series = m.series
        left join unit u on u.id = m.unit_id
        where m.series = any($1)
        """;

    private const string Thresholds =
        """
        select m.series, t.valid_from, t.direction, t.green, t.amber, t.low, t.high, t.outer_low, t.outer_high
        from threshold_revision t join metric m on m.id = t.metric_id
        where m.series = any($1)
        """;

    private const string OpenAlerts =
        """
        select m.series, a.id, a.kind, a.health, a.proposes_objective, a.told_by
        from alert a join metric m on m.id = a.metric_id
        where m.series = any($1) and a.closed_at is null
        """;

    public async Task<Dictionary<int, Subject>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Dictionary<int, Claimed> claimed, CancellationToken ct)
    {
        int[] series = [.. claimed.Keys];
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var sql in (string[])[Definitions, Thresholds, OpenAlerts])
        {
            batch.BatchCommands.Add(new(sql) { Parameters = { new() { Value = series } } });
        }

        await using var reader = await batch.ExecuteReaderAsync(ct);
        var subjects = new Dictionary<int, Subject>();
        while (await reader.ReadAsync(ct))
        {
            var subject = await ReadAsync(reader, claimed, ct);
            subjects.Add(subject.Series, subject);
        }

        await reader.NextResultAsync(ct);
        var revisions = new List<(int Series, ThresholdRevision Revision)>();
        while (await reader.ReadAsync(ct))
        {
            revisions.Add((reader.GetInt32(0), ReadThresholds(reader)));
        }

        foreach (var history in revisions.GroupBy(r => r.Series, r => r.Revision))
        {
            subjects[history.Key].Thresholds = new ThresholdHistory(history);
        }

        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            subjects[reader.GetInt32(0)].OpenAlerts.Add(new OpenAlert(
                reader.GetGuid(1),
                Word.Parse<AlertKind>(reader.GetString(2)),
                await reader.IsDBNullAsync(3, ct) ? null : Word.Parse<Health>(reader.GetString(3)),
                reader.GetBoolean(4),
                Optional<Guid>(reader, 5)));
        }

        return subjects;
    }

    private async Task<Subject> ReadAsync(NpgsqlDataReader row, Dictionary<int, Claimed> claimed, CancellationToken ct)
    {
        var series = row.GetInt32(0);
        var claim = claimed[series];
        var zone = row.GetString(10);
        var before = new Standing(
            row.GetInt64(11),
            Optional<DateOnly>(row, 12),
            Optional<decimal>(row, 13),
            Word.Parse<Health>(row.GetString(14)),
            Word.Parse<Health>(row.GetString(15)),
            row.GetBoolean(16),
            await row.IsDBNullAsync(17, ct) ? null : row.GetString(17),
            row.GetBoolean(21),
            row.GetBoolean(22),
            row.GetBoolean(23));
        var moved = before.TimeZone is not null && before.TimeZone != zone;
        return new Subject
        {
            Series = series,
            MetricId = row.GetGuid(1),
            Name = row.GetString(2),
            UnitOfMeasure = row.GetString(3),
            Decimals = row.GetInt32(4),
            UnitId = row.GetGuid(5),
            OwnerId = Optional<Guid>(row, 6),
            Calendar = await calendars.OfAsync(Word.Parse<Cadence>(row.GetString(7)), zone, Optional<Guid>(row, 18), ct),
            Aggregation = Word.Parse<Aggregation>(row.GetString(19)),
            WatchedSince = Word.Parse<MetricStatus>(row.GetString(8)) == MetricStatus.Active ? Optional<DateTimeOffset>(row, 9) : null,
            Before = before,
            Role = Word.Parse<MetricRole>(row.GetString(20)),
            PolicyVersion = row.GetInt64(24),
            RuleBefore = await row.IsDBNullAsync(25, ct) ? null : row.GetString(25),
            EnoughWeightBefore = row.GetDecimal(26),
            Direction = Word.Parse<Direction>(row.GetString(27)),
            HasGains = row.GetBoolean(28),
            Confirmed = before.Confirmed,
            ConfirmedBefore = before.Confirmed,

            // In another time zone an instant may fall on another day: every period is looked at again.
            Changed = moved ? Stretch.Everything : claim.Changed,
            Quiet = moved || claim.Quiet,
        };
    }

    private static ThresholdRevision ReadThresholds(NpgsqlDataReader row) => new(
        row.GetFieldValue<DateTimeOffset>(1),
        Word.Parse<Direction>(row.GetString(2)),
        row.IsDBNull(3) && row.IsDBNull(5) ? null : new ThresholdBounds(
            Optional<decimal>(row, 3), Optional<decimal>(row, 4), Optional<decimal>(row, 5),
            Optional<decimal>(row, 6), Optional<decimal>(row, 7), Optional<decimal>(row, 8)));

    private static T? Optional<T>(NpgsqlDataReader row, int column)
        where T : struct => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);
}
