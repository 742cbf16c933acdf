using Npgsql;
using NpgsqlTypes;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;

namespace Setpoint.Metrics.Evaluation;

/// <summary>Reads what the analysis of a batch needs, in one round trip, and only for series of which something new can be said.</summary>
internal static class AnalysisReader
{
    private const string Periods =
        """
        select r.series, p.start, p.value
        from unnest($1, $2, $3) r(series, running, reach)
        cross join lateral (
            select start, value from metric_period
            where series = r.series and start < r.running and value is not null and not provisional
            order by start desc
            limit r.reach
        ) p
        """;

    private const string Levels =
        """
        select r.series, b.state, b.value
        from unnest($1, $2) r(series, today)
        join metric m on m.series = r.series
        cross join lateral (
            (select state, value from baseline
             where metric_id = m.id and state = 'accepted' and valid_from <= r.today
             order by valid_from desc, decided_at desc limit 1)
            union all
            (select state, value from baseline where metric_id = m.id and state = 'declined' order by decided_at desc limit 1)
            union all
            select state, value from baseline where metric_id = m.id and state = 'proposed'
        ) b
        """;

    /// <summary>Of OKRs that run, or ran to their end. One that was given up says nothing of when it was.</summary>
    private const string Windows =
        """
        select m.series, o.starts, o.ends
        from metric_objective o join metric m on m.id = o.metric_id
        where m.series = any($1) and o.lifecycle in ('published', 'graded')
        """;

    public static async Task ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Dictionary<int, Subject> subjects, DateTimeOffset now, CancellationToken ct)
    {
        var analysed = subjects.Values.Where(s => s.IsWatched && s.NeedsAnalysis).ToList();
        if (analysed.Count == 0)
        {
            return;
        }

        int[] series = [.. analysed.Select(s => s.Series)];
        DateOnly[] running = [.. analysed.Select(s => s.Calendar.RunningAt(now).Start)];
        DateOnly[] today = [.. analysed.Select(s => s.Calendar.DayAt(now))];
        int[] reach = [.. analysed.Select(s => History.Reach(s.Calendar.Cadence))];
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(new(Periods) { Parameters = { new() { Value = series }, new() { Value = running }, new() { Value = reach } } });
        batch.BatchCommands.Add(new(Levels) { Parameters = { new() { Value = series }, new() { Value = today } } });
        batch.BatchCommands.Add(new(Windows) { Parameters = { new() { Value = series } } });
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var points = analysed.ToDictionary(s => s.Series, _ => new List<Point>());
        while (await reader.ReadAsync(ct))
        {
            points[reader.GetInt32(0)].Add(new Point(await reader.GetFieldValueAsync<DateOnly>(1, ct), reader.GetDecimal(2)));
        }

        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            subjects[reader.GetInt32(0)].Levels[Word.Parse<BaselineState>(reader.GetString(1))] = reader.GetDecimal(2);
        }

        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            subjects[reader.GetInt32(0)].OkrWindows.Add(new OkrWindow(
                await reader.GetFieldValueAsync<DateOnly>(1, ct), await reader.GetFieldValueAsync<DateOnly>(2, ct)));
        }

        foreach (var subject in analysed)
        {
            var history = new History(subject.Calendar, points[subject.Series]);
            subject.Findings = Findings.Of(history, subject.Thresholds.Current, subject.OkrWindows, subject.Decimals, subject.Policy, now);
        }
    }
}
