using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Setpoint.Benchmarks.Staging;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;
using Setpoint.Testing.Services;

namespace Setpoint.Benchmarks.Charts;

/// <summary>
/// Reading through the gateway where ten years of daily values of many metrics are in the database: two years of days, ten
/// years in 500 buckets, the same as it was known a month ago, a scorecard of 500 KPIs; and how long a correction three
/// months back takes until it is restated, with nothing and with four levels of formulas above it.
/// </summary>
internal sealed class ChartsBenchmark(Stage stage, int metrics)
{
    private const int Days = 3_650;
    private const int Reads = 300;
    private const int OnScorecard = 500;
    private const int Corrections = 30;

    private readonly Random _random = new(7);
    private Guid[] _ids = [];

    public static async Task<int> RunAsync(string[] args)
    {
        var metrics = args is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 10_000;
        await using var stage = await Stage.StartAsync(("metrics", typeof(MetricsDb)));
        return await new ChartsBenchmark(stage, metrics).RunAsync() ? 0 : 1;
    }

    private async Task<bool> RunAsync()
    {
        var start = Stopwatch.GetTimestamp();
        await GenerateAsync();
        Say($"{(long)metrics * Days:N0} observations of {metrics:N0} metrics, made in the database in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var (twoYears, tenYears) = (today.AddYears(-2), today.AddDays(-Days));
        var monthAgo = Uri.EscapeDataString(DateTimeOffset.UtcNow.AddDays(-30).ToString("O", CultureInfo.InvariantCulture));
        var held = await ReadAsync("two years of days", 50, id => $"/api/metrics/{id}/periods?from={twoYears:yyyy-MM-dd}");
        held &= await ReadAsync("ten years in 500 buckets", 100, id => $"/api/metrics/{id}/buckets?from={tenYears:yyyy-MM-dd}&count=500");
        held &= await ReadAsync("the same as of last month", 200, id => $"/api/metrics/{id}/buckets?from={tenYears:yyyy-MM-dd}&count=500&asOf={monthAgo}");
        held &= await ReadAsync($"scorecard of {OnScorecard} KPIs", 150, _ => $"/api/metrics/scorecard?unit=sales&limit={OnScorecard}");
        return held & await CorrectAsync(today.AddDays(-90)) & await new CorrectionBenchmark(stage, _ids).RunAsync(today.AddDays(-90));
    }

    private async Task<bool> ReadAsync(string what, double most, Func<Guid, string> address)
    {
        var delays = new Delays();
        var bytes = 0L;
        for (var i = -Reads / 5; i < Reads; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var body = await stage.Client.GetByteArrayAsync(new Uri(address(_ids[_random.Next(_ids.Length)]), UriKind.Relative));
            if (i >= 0)
            {
                delays.Add(Stopwatch.GetElapsedTime(start));
                bytes = body.Length;
            }
        }

        Say($"{what}: {delays} (p99 below {most}), {bytes / 1024} kB");
        return delays.P99 < most;
    }

    /// <summary>Until the period, its health and everything told to others follow it.</summary>
    private async Task<bool> CorrectAsync(DateOnly day)
    {
        const double most = 2_000;
        var delays = new Delays();
        for (var i = 0; i < Corrections; i++)
        {
            var id = _ids[_random.Next(_ids.Length)];
            var value = 1_000 + i;
            var start = Stopwatch.GetTimestamp();
            using var answer = await stage.Client.PostAsJsonAsync(
                "/api/metrics/observations", new[] { new { metric = id, at = day.ToString("O", CultureInfo.InvariantCulture), value } });
            answer.EnsureSuccessStatusCode();
            await Eventually.TrueAsync(async () =>
            {
                var periods = await stage.Client.GetFromJsonAsync<JsonObject>($"/api/metrics/{id}/periods?from={day:yyyy-MM-dd}&to={day:yyyy-MM-dd}");
                return (decimal?)periods!["items"]![0]!["value"] == value;
            });
            await stage.OutboxIsEmptyAsync("metrics");
            delays.Add(Stopwatch.GetElapsedTime(start));
        }

        Say($"a correction three months back, restated and told: {delays} (p99 below {most})");
        return delays.P99 < most;
    }

    /// <summary>As if they had been uploaded day by day and evaluated: observations, heads, periods, states.</summary>
    private async Task GenerateAsync()
    {
        await using var connection = new NpgsqlConnection(stage.Database("metrics"));
        await connection.OpenAsync();
        await ExecuteAsync(
            connection,
            """
            with made as (
                insert into metric (
                    id, version, series, name, definition, role, unit_of_measure, decimals, direction, cadence, review_cadence, visibility, unit_id,
                    tags, status, created_at, active_since)
                select gen_random_uuid(), 1, nextval('metric_series'), 'KPI ' || n, 'Made for measuring', 'kpi', '%', 2, 'higher', 'daily', 'weekly',
                       'public', case when n <= $2 then $1::uuid else $3::uuid end, '{}', 'active', now() - interval '10 years', now() - interval '10 years'
                from generate_series(1, $4) n
                returning id, series
            ), thresholds as (
                insert into threshold_revision (metric_id, valid_from, direction, green, amber)
                select id, now() - interval '10 years', 'higher', 95, 90 from made
            )
            select count(*) from made
            """,
            stage.Org.Sales, OnScorecard, stage.Org.Operations, metrics);

        // By year, in the order of the key: each partition's index is written from left to right.
        for (var from = Days; from > 0; from -= 365)
        {
            await ExecuteAsync(
                connection,
                """
                insert into observation (series, at, recorded_at, value, source)
                select m.series, d.at, d.at + interval '6 hours', 95.5 + (hashint8(m.series * 4000 + extract(doy from d.at)::int) & 255) / 64.0, 1
                from metric m cross join lateral (
                    select current_date - n + interval '12 hours' as at from generate_series($1::int, $2::int, -1) n
                ) d
                order by m.series, d.at
                """,
                from, Math.Max(from - 364, 1));
        }

        await ExecuteAsync(
            connection,
            """
            insert into metric_period (series, start, value, health, revision, confirmation)
            select series, at::date, value, 'green', 1, $1 from observation order by 1, 2
            """,
            Confirmation.From(Health.Green, Enumerable.Repeat(Health.Green, Confirmation.Window)).State);
        await ExecuteAsync(
            connection,
            """
            insert into head (series, last_at, value, recorded_at)
            select distinct on (series) series, at, value, recorded_at from observation where at > now() - interval '3 days' order by series, at desc
            """);
        await ExecuteAsync(
            connection,
            """
            insert into metric_state (series, revision, latest_period, latest_value, previous_value, health, health_since, health_periods, confirmed, due_at, next_evaluation_at, time_zone, confirmed_by)
            select h.series, 1, current_date - 1, h.value, h.value, 'green', current_date - 1, 1, 'green', now() + interval '1 day', now() + interval '1 day', 'UTC', $1 from head h
            """,
            MetricPolicy.Default.ConfirmationOf(Cadence.Daily).Key);
        await ExecuteAsync(connection, "analyze");
        _ids = await stage.QueryAsync<Guid[]>("metrics", "select array_agg(id) from metric");
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 1_800 };
        foreach (var value in parameters)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync();
    }

    private static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
