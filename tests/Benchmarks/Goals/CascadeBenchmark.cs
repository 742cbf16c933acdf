using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Setpoint.Benchmarks.Staging;
using Setpoint.Contracts.Metrics;
using Setpoint.Goals.Data;

namespace Setpoint.Benchmarks.Goals;

/// <summary>
/// The goals of a group: 20,000 objectives with 60,000 key results in six levels, through the gateway. One metric's change
/// until the company's progress shows it; 10,000 metrics' changes as metrics tells them, in messages of 500, until nothing
/// is left to compute and every objective above them was written once; the whole tree and its first screen.
/// </summary>
internal sealed class CascadeBenchmark(Stage stage, SeededGoals seeded)
{
    private const int Together = 10_000;
    private const int InMessage = 500;
    private const int WarmUps = 40;

    /// <summary>What handles ten thousand at once is other code, and a service runs for weeks.</summary>
    private const int WarmUpsOfMany = 3;

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan s_lookAtMany = TimeSpan.FromMilliseconds(25); // counting ten thousand rows takes time itself
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly GoalsSize s_size = GoalsSize.Group;
    private Guid[] _metrics = [];
    private long _revision = 1;

    public static async Task<int> RunAsync()
    {
        await using var stage = await Stage.StartAsync(("goals", typeof(GoalsDb)));
        var watch = Stopwatch.StartNew();
        var seeded = await SeededGoals.FillAsync(stage, s_size);
        Console.WriteLine($"{s_size.Objectives} objectives in {s_size.Levels.Length} levels, seeded and computed in {watch.Elapsed.TotalSeconds:0} s");
        return await new CascadeBenchmark(stage, seeded).MeasureAsync() ? 0 : 1;
    }

    private async Task<bool> MeasureAsync()
    {
        _metrics = await stage.QueryAsync<Guid[]>(
            "goals", $"select array_agg(k.metric_id order by o.title) from (select * from objective order by id limit {Together}) o join key_result k on k.objective_id = o.id and k.metric_id is not null");
        var company = await stage.QueryAsync<Guid>(
            "goals", "select o.id from objective o where not exists (select 1 from alignment a where a.child_id = o.id)");
        var one = await OneAsync(company);
        Console.WriteLine($"a metric's change to the company's progress: {one} (p99 below 150 ms)");
        var many = true;
        for (var round = -WarmUpsOfMany; round < 5; round++)
        {
            many &= await ManyAsync() || round < 0;
        }

        var whole = await TreeAsync("", 60, 60);
        Console.WriteLine($"whole tree: {whole} (p99 below 200 ms)");
        var first = await TreeAsync("&depth=3", 60, 200);
        Console.WriteLine($"its top three levels: {first} (p99 below 50 ms); service {stage.Process("goals").PeakMegabytes():0} MB at most");
        return one.P99 < 150 && many && whole.P99 < 200 && first.P99 < 50;
    }

    private async Task<Delays> OneAsync(Guid company)
    {
        var lowest = await stage.QueryAsync<Guid>(
            "goals",
            """
            select k.metric_id from key_result k
            where k.metric_id is not null and not exists (select 1 from alignment a where a.parent_id = k.objective_id) order by k.id limit 1
            """);
        var delays = new Delays();
        for (var round = -WarmUps; round < 300; round++)
        {
            var before = await ProgressAsync(company);
            _revision++;
            var start = Stopwatch.GetTimestamp();
            await stage.Broker.PublishAsync(Values([lowest], round % 2 == 0 ? 5 : 95));
            while (await ProgressAsync(company) == before)
            {
                if (Stopwatch.GetElapsedTime(start) > s_patience)
                {
                    throw new TimeoutException("The company's progress did not move.");
                }

                await Task.Delay(s_look);
            }

            if (round >= 0)
            {
                delays.Add(Stopwatch.GetElapsedTime(start));
            }
        }

        return delays;
    }

    private async Task<bool> ManyAsync()
    {
        _revision++;
        var revisions = await stage.QueryAsync<long>("goals", "select count(*) from progress_revision");
        var value = 10 + (int)(_revision % 80);
        var messages = _metrics.Chunk(InMessage).Select(chunk => Values(chunk, value)).ToList();
        var start = Stopwatch.GetTimestamp();
        foreach (var message in messages)
        {
            await stage.Broker.PublishAsync(message);
        }

        while (!await IsSettledAsync())
        {
            if (Stopwatch.GetElapsedTime(start) > s_patience)
            {
                throw new TimeoutException("The changes did not settle.");
            }

            await Task.Delay(s_lookAtMany);
        }

        var took = Stopwatch.GetElapsedTime(start);
        var written = await stage.QueryAsync<long>("goals", "select count(*) from progress_revision") - revisions;
        var most = await stage.QueryAsync<long>(
            "goals",
            $"select max(n) from (select count(*) as n from (select * from progress_revision order by recorded_at desc limit {written}) r group by objective_id) w");
        Console.WriteLine($"{Together} metrics' changes settled in {took.TotalMilliseconds:0} ms (below 2000), {written} progresses written, one at most {most} times (1)");
        return took.TotalSeconds < 2 && most == 1;
    }

    /// <summary>Every headline is the newest, and nothing waits to be computed.</summary>
    private async Task<bool> IsSettledAsync()
    {
        await using var connection = new NpgsqlConnection(stage.Database("goals"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select not exists (select 1 from dirty) and (select count(*) from metric_headline where revision = $1) = $2", connection)
        {
            Parameters = { new() { Value = _revision }, new() { Value = (long)Together } },
        };
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private MetricValuesChanged Values(Guid[] metrics, int value)
    {
        var week = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-7);
        week = week.AddDays(-(((int)week.DayOfWeek + 6) % 7));
        return new([.. metrics.Select((m, i) => new MetricValues(m, _revision, week, value + i % 10, "green", false, [new(week, value + i % 10)]))]);
    }

    private async Task<Delays> TreeAsync(string more, int warmUps, int rounds)
    {
        var delays = new Delays();
        for (var round = -warmUps; round < rounds; round++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/goals/tree?cycle={seeded.Cycle}{more}", UriKind.Relative));
            request.Headers.Add("Accept-Encoding", "br");
            var start = Stopwatch.GetTimestamp();
            using var answer = await stage.Client.SendAsync(request);
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
            if (round >= 0)
            {
                delays.Add(Stopwatch.GetElapsedTime(start));
            }
        }

        return delays;
    }

    private async Task<decimal?> ProgressAsync(Guid objective) =>
        (await stage.Client.GetFromJsonAsync<JsonNode>($"/api/goals/objectives/{objective}"))!["progress"]?.GetValue<decimal>();
}
