using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;
using NpgsqlTypes;
using Setpoint.Benchmarks.Staging;
using Setpoint.Contracts.Metrics;
using Setpoint.Metrics.Data;
using Setpoint.Testing.Services;

namespace Setpoint.Benchmarks.Ingestion;

/// <summary>
/// A hundred observations for each of many metrics in one NDJSON request through the gateway, against the driver's binary COPY of
/// the same parsed rows into an equal table, alternating. Then the same file again, and by four senders at once; then single
/// observations, until they are told to the world.
/// </summary>
internal sealed class IngestionBenchmark(Stage stage, IngestionBars bars)
{
    private const int Singles = 200;
    private const int Senders = 4;
    private const double MostMegabytes = 300;

    public static async Task<int> RunAsync(IngestionBars bars, string[] args)
    {
        var rounds = args is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : bars.Rounds;
        await using var stage = await Stage.StartAsync(("metrics", typeof(MetricsDb)));
        return await new IngestionBenchmark(stage, bars).RunAsync(rounds) ? 0 : 1;
    }

    private async Task<bool> RunAsync(int rounds)
    {
        await stage.Broker.HearAsync<MetricValuesChanged>();
        var metrics = await DefineAsync();
        await MakeEqualTableAsync();
        Say($"memory of the service before anything was sent: {stage.Process("metrics").Megabytes():0} MB");
        var ratios = new List<double>();
        var messages = new List<int>();
        var seconds = new List<double>();
        for (var round = -2; round < rounds; round++)
        {
            var file = ParsedFile.Make(metrics, new DateTime(2016, 1, 1, 8, 0, 0, DateTimeKind.Utc).AddDays(100 * (round + 2)), byMetric: round % 2 == 0);
            var (uploaded, settled, told) = await UploadAsync(file);
            var copied = await CopyAsync(file);
            if (round < 0)
            {
                continue; // Warms up both sides, once in each order.
            }

            ratios.Add(copied / uploaded);
            messages.Add(told);
            seconds.Add(uploaded);
            Say($"round {round + 1,2}, {(round % 2 == 0 ? "by metric" : "by day   ")}: upload {uploaded * 1000,5:0} ms, copy {copied * 1000,5:0} ms, ratio {copied / uploaded:0.00}; evaluated and told after {settled * 1000,5:0} ms in {told} messages; {stage.Process("metrics").Megabytes():0} MB");
        }

        var memory = stage.Process("metrics").PeakMegabytes();
        var repeats = await RepeatAsync(metrics, rounds);
        var delays = await SinglesAsync(metrics[0].Id);
        var ratio = Median(ratios);
        Say($"ratio to COPY: median {ratio:0.00} (at least {bars.LeastRatio}), from {ratios.Min():0.00} to {ratios.Max():0.00}");
        Say($"memory of the service: peak {memory:0} MB (below {MostMegabytes}); with {Senders} senders at once {stage.Process("metrics").PeakMegabytes():0} MB");
        Say($"messages per upload: at most {messages.Max()} (at most {bars.MostMessages})");
        Say($"the same file again: {repeats.Again / Median(seconds):0.00} of the time, {repeats.NewRows} new rows; {Senders} senders of one new file at once: stored {repeats.Stored:0.00} times");
        Say($"observation posted to message heard: p50 {delays[Singles / 2]:0.0} ms, p99 {delays[Singles * 99 / 100]:0.0} ms");
        return ratio >= bars.LeastRatio && memory < MostMegabytes && messages.Max() <= bars.MostMessages
            && repeats is { NewRows: 0, Stored: 1 } && repeats.Again <= Median(seconds);
    }

    private async Task<(double Again, long NewRows, double Stored)> RepeatAsync(List<(int Series, Guid Id)> metrics, int rounds)
    {
        const string count = "select count(*) from observation";
        var file = ParsedFile.Make(metrics, new DateTime(2016, 1, 1, 8, 0, 0, DateTimeKind.Utc).AddDays(100 * (rounds + 2)), byMetric: true);
        var before = await stage.QueryAsync<long>("metrics", count);
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => PostAsync(file)));
        var stored = await stage.QueryAsync<long>("metrics", count);
        await SettleAsync();
        var start = Stopwatch.GetTimestamp();
        await PostAsync(file);
        var again = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return (again, await stage.QueryAsync<long>("metrics", count) - stored, (stored - before) / (double)file.Rows.Count);
    }

    private async Task<List<(int Series, Guid Id)>> DefineAsync()
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            with made as (
                insert into metric (id, version, series, name, role, unit_of_measure, decimals, direction, cadence, visibility, unit_id, tags, status, created_at, active_since)
                select gen_random_uuid(), 1, nextval('metric_series'), 'Metric ' || n, 'measure', 'pieces', 2, 'higher', 'daily', 'public', $1, '{}', 'active', now(), now()
                from generate_series(1, $2) n
                returning id, series
            ), heads as (
                insert into head (series) select series from made
            ), states as (
                insert into metric_state (series) select series from made
            )
            select series, id from made
            """,
            connection);
        command.Parameters.Add(new() { Value = stage.Org.Sales });
        command.Parameters.Add(new() { Value = bars.Metrics });
        await using var reader = await command.ExecuteReaderAsync();
        var metrics = new List<(int, Guid)>();
        while (await reader.ReadAsync())
        {
            metrics.Add((reader.GetInt32(0), reader.GetGuid(1)));
        }

        return metrics;
    }

    /// <summary>The same columns, key and partitions.</summary>
    private Task<int> MakeEqualTableAsync() => stage.QueryAsync<int>(
        "metrics",
        """
        create table observation_copy (like observation including all) partition by range (at);
        do $$
        begin
            for year in 2015..2040 loop
                execute format(
                    'create table observation_copy_%s partition of observation_copy for values from (%L) to (%L)',
                    year, format('%s-01-01 00:00:00+00', year), format('%s-01-01 00:00:00+00', year + 1));
            end loop;
            create table observation_copy_other partition of observation_copy default;
        end $$;
        select 1;
        """);

    private async Task<Uploaded> UploadAsync(ParsedFile file)
    {
        var before = stage.Broker.Of<MetricValuesChanged>().Count;
        await QuietAsync();
        var start = Stopwatch.GetTimestamp();
        var receipt = await PostAsync(file);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if ((int?)receipt?["inserted"] != file.Rows.Count)
        {
            throw new InvalidOperationException($"Not everything was taken: {receipt}");
        }

        await SettleAsync();
        var settled = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var heard = await Eventually.SeeAsync(
            () => Task.FromResult(stage.Broker.Of<MetricValuesChanged>().Skip(before).ToList()),
            messages => messages.Sum(m => m.Metrics.Sum(v => v.Periods.Count)) >= file.Rows.Count,
            TimeSpan.FromMinutes(1));
        return new Uploaded(seconds, settled, heard.Count);
    }

    private async Task<JsonObject?> PostAsync(ParsedFile file)
    {
        using var content = new ByteArrayContent(file.Ndjson);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using var answer = await stage.Client.PostAsync(new Uri("/api/metrics/observations", UriKind.Relative), content);
        return await answer.Content.ReadFromJsonAsync<JsonObject>();
    }

    private async Task SettleAsync()
    {
        await Eventually.TrueAsync(async () => await stage.QueryAsync<long>("metrics", "select count(*) from changed_series") == 0, TimeSpan.FromMinutes(5));
        await stage.OutboxIsEmptyAsync("metrics");
    }

    private async Task<double> CopyAsync(ParsedFile file)
    {
        await using var connection = await OpenAsync();
        await QuietAsync();
        var recordedAt = DateTime.UtcNow;
        var start = Stopwatch.GetTimestamp();
        await using var import = await connection.BeginBinaryImportAsync(
            "copy observation_copy (series, at, recorded_at, value, source, note) from stdin (format binary)");
        foreach (var (series, at, value) in file.Rows)
        {
            await import.StartRowAsync();
            await import.WriteAsync(series, NpgsqlDbType.Integer);
            await import.WriteAsync(at, NpgsqlDbType.TimestampTz);
            await import.WriteAsync(recordedAt, NpgsqlDbType.TimestampTz);
            await import.WriteAsync(value, NpgsqlDbType.Numeric);
            await import.WriteAsync((short)1, NpgsqlDbType.Smallint);
            await import.WriteNullAsync();
        }

        await import.CompleteAsync();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private async Task<List<double>> SinglesAsync(Guid metric)
    {
        var delays = new List<double>();
        for (var i = 0; i < Singles; i++)
        {
            var day = new DateOnly(2015, 1, 1).AddDays(i);
            var start = Stopwatch.GetTimestamp();
            using var answer = await stage.Client.PostAsJsonAsync(
                "/api/metrics/observations", new[] { new { metric, at = day.ToString("O", CultureInfo.InvariantCulture), value = i } });
            answer.EnsureSuccessStatusCode();
            while (!stage.Broker.Of<MetricValuesChanged>()[^1].Metrics.Any(m => m.MetricId == metric && m.Periods is [{ } period] && period.Start == day))
            {
                await Task.Delay(1);
            }

            delays.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        delays.Sort();
        return delays;
    }

    /// <summary>Neither side pays for pages that the other one made dirty.</summary>
    private async Task QuietAsync()
    {
        await stage.QueryAsync<int>("metrics", "checkpoint; select 1");
        GC.Collect();
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(stage.Database("metrics"));
        await connection.OpenAsync();
        return connection;
    }

    /// <param name="Seconds">Until the receipt.</param>
    /// <param name="Settled">Until everything was evaluated and handed to the broker.</param>
    private sealed record Uploaded(double Seconds, double Settled, int Messages);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
