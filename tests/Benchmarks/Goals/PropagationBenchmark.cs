using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Setpoint.Benchmarks.Staging;
using Setpoint.Goals.Data;
using Setpoint.Metrics.Data;

namespace Setpoint.Benchmarks.Goals;

/// <summary>
/// From an observation posted at the gateway to the company objective's new progress read at the gateway: metrics, its
/// outbox, the broker, the inbox of goals and a cascade over six levels, with 5,000 other objectives loaded.
/// </summary>
internal sealed class PropagationBenchmark(Stage stage)
{
    private const int WarmUps = 20;
    private const double LongestP99 = 300;
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(6);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(string[] args)
    {
        var rounds = args is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 300;
        await using var stage = await Stage.StartAsync(("metrics", typeof(MetricsDb)), ("goals", typeof(GoalsDb)));
        return await new PropagationBenchmark(stage).MeasureAsync(rounds) ? 0 : 1;
    }

    private async Task<bool> MeasureAsync(int rounds)
    {
        var seeded = await SeededGoals.FillAsync(stage, GoalsSize.Company);
        var metric = await PostAsync("/api/metrics", new
        {
            name = "Parcels on time",
            role = "measure",
            unitOfMeasure = "%",
            decimals = 1,
            direction = "higher",
            cadence = "daily",
            visibility = "public",
            unitId = stage.Org.Sales,
            status = "active",
        });
        var (parent, company) = await ChainAsync();
        var objective = await PostAsync("/api/goals/objectives", new
        {
            cycleId = seeded.Cycle,
            unitId = stage.Org.InsideSales,
            ownerId = stage.Org.Seller,
            title = "Every parcel arrives on the promised day",
            kind = "committed",
            visibility = "public",
            keyResults = new[] { new { title = "Parcels on time", measure = "metric", metricId = metric, baseline = 0, target = 100 } },
            alignments = new[] { new { parentId = parent, relation = "contributes" } },
        });
        await PostAsync($"/api/goals/objectives/{objective}/publish", new { limitReason = "The unit holds a quarter of the seeded objectives" });

        var delays = new Delays();
        for (var round = -WarmUps; round < rounds; round++)
        {
            var delay = await ObserveAsync(metric, company, round % 2 == 0 ? 10 : 90);
            if (round >= 0)
            {
                delays.Add(delay);
            }
        }

        Console.WriteLine($"observation to the company's progress, {GoalsSize.Company.Objectives} objectives loaded: {delays} (p99 below {LongestP99} ms)");
        return delays.P99 < LongestP99;
    }

    private async Task<TimeSpan> ObserveAsync(Guid metric, Guid company, int value)
    {
        var yesterday = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-1);
        var before = await ProgressAsync(company);
        var start = Stopwatch.GetTimestamp();
        using (var answer = await stage.Client.PostAsJsonAsync("/api/metrics/observations", new[] { new { metric, at = yesterday, value } }))
        {
            answer.EnsureSuccessStatusCode();
        }

        while (await ProgressAsync(company) == before)
        {
            if (Stopwatch.GetElapsedTime(start) > s_patience)
            {
                throw new TimeoutException($"The company's progress did not move within {s_patience.TotalSeconds} s.");
            }

            await Task.Delay(s_look);
        }

        return Stopwatch.GetElapsedTime(start);
    }

    private async Task<decimal?> ProgressAsync(Guid objective) =>
        (await stage.Client.GetFromJsonAsync<JsonNode>($"/api/goals/objectives/{objective}"))!["progress"]?.GetValue<decimal>();

    private async Task<Guid> PostAsync(string address, object body)
    {
        using var answer = await stage.Client.PostAsJsonAsync(address, body);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!["id"]!.GetValue<Guid>()
            : throw new InvalidOperationException($"{address}: {(int)answer.StatusCode} {text}");
    }

    /// <summary>An objective on the fifth level, and what it serves at the top.</summary>
    private async Task<(Guid Lowest, Guid Company)> ChainAsync()
    {
        var chain = await stage.QueryAsync<Guid[]>(
            "goals",
            """
            with recursive up (id, way) as (
                select o.id, array[o.id] from (select id from objective where title like 'Objective 4321:%') o
                union all
                select a.parent_id, up.way || a.parent_id from up join alignment a on a.child_id = up.id
            )
            select way from up where not exists (select 1 from alignment a where a.child_id = up.id) limit 1
            """);
        return (chain[0], chain[^1]);
    }
}
