using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Setpoint.Benchmarks.Staging;
using Setpoint.Goals.Data;

namespace Setpoint.Benchmarks.Goals;

/// <summary>
/// A draft as it is typed, a few letters more each time, through the gateway: every rule, with the trends of two metrics and
/// 5,000 public objectives to be alike, among them hundreds that share a word and a few that are alike. And the whole cycle.
/// </summary>
internal static class CoachBenchmark
{
    private const int WarmUps = 120;
    private const double LongestP99 = 50;
    private const string Title = "Customers in the north wait less for the parcels that they have ordered from us";

    /// <summary>Twelve times twelve times twelve sentences.</summary>
    private const string Diverse =
        """
        with changed as (
            update objective set title = title.words from (
                select o.id, format('%s %s %s',
                    (array['Customers','Hospitals','Drivers','Suppliers','New colleagues','Small shops','Students','Patients','Engineers','Families','Farmers','Cities'])[1 + n % 12],
                    (array['wait less','pay on time','come back','find answers','get refunds','trust our data','order again','stay longer','learn faster','save energy','feel safe','grow'])[1 + (n / 12) % 12],
                    (array['in the north','for their parcels','on every phone','at the counter','during the night','without a call','with fewer returns','in their first year','after an accident','before winter','from one contract','near the depots'])[1 + (n / 144) % 12]) as words
                from (select id, row_number() over (order by id)::int as n from objective) o) title
            where title.id = objective.id returning 1)
        select count(*) from changed
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        var rounds = args is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 500;
        await using var stage = await Stage.StartAsync(("goals", typeof(GoalsDb)));
        var seeded = await SeededGoals.FillAsync(stage, GoalsSize.Company);
        await stage.QueryAsync<long>("goals", Diverse);
        var metrics = await stage.QueryAsync<Guid[]>("goals", "select array_agg(id) from (select id from metric order by id limit 2) m");
        var (drafts, findings) = (new Delays(), 0);
        for (var round = -WarmUps; round < rounds; round++)
        {
            var typed = Title[..(1 + (Math.Abs(round) * 3 % Title.Length))];
            var start = Stopwatch.GetTimestamp();
            using var answer = await stage.Client.PostAsJsonAsync("/api/goals/coach", Draft(stage, seeded, metrics, typed));
            answer.EnsureSuccessStatusCode();
            var advice = await answer.Content.ReadFromJsonAsync<JsonNode>();
            if (round >= 0)
            {
                drafts.Add(Stopwatch.GetElapsedTime(start));
                findings += advice!["findings"]!.AsArray().Count;
            }
        }

        Console.WriteLine($"a draft, {GoalsSize.Company.Objectives} public objectives around it, {(double)findings / rounds:0.0} findings: {drafts} (p99 below {LongestP99} ms)");
        await CycleAsync(stage, seeded);
        return drafts.P99 < LongestP99 ? 0 : 1;
    }

    /// <summary>No bar: it is asked for once a meeting.</summary>
    private static async Task CycleAsync(Stage stage, SeededGoals seeded)
    {
        var cycles = new Delays();
        for (var round = -2; round < 8; round++)
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await stage.Client.GetAsync(new Uri($"/api/goals/coach/cycle?cycle={seeded.Cycle}", UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            if (round >= 0)
            {
                cycles.Add(Stopwatch.GetElapsedTime(start));
            }
        }

        Console.WriteLine($"the whole cycle of {GoalsSize.Company.Objectives} objectives: {cycles}");
    }

    private static object Draft(Stage stage, SeededGoals seeded, Guid[] metrics, string title) => new
    {
        title,
        why = "Waiting is why they leave, and the reason has a few more words than the title because people explain themselves.",
        unitId = stage.Org.InsideSales,
        cycleId = seeded.Cycle,
        keyResults = new object[]
        {
            new { title = "Waiting time from 9 days to 4", measure = "metric", baseline = 30, target = 60, metricId = metrics[0] },
            new { title = "Launch the new depot", measure = "metric", baseline = 80, target = 20, metricId = metrics[1] },
            new { title = "Complaints about late parcels down by a third", measure = "number", target = 200 },
        },
    };
}
