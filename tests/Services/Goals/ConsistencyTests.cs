using Setpoint.Contracts.CheckIns;
using Setpoint.Contracts.Metrics;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Cycles;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

public sealed class ConsistencyTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    private const int Teams = 200;
    private const int Rounds = 50;

    /// <summary>Values of 200 metrics in 50 rounds, check-ins and edits of links and weights, all at once and partly twice.</summary>
    [Fact]
    public async Task Ten_thousand_changes_in_any_order_end_as_a_computation_from_scratch()
    {
        var random = new Random(7);
        var cycle = await goals.QuarterAsync();
        var metrics = await MetricsAsync();
        var company = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.Company, goals.Org.Executive, []));
        var departments = await InTurnAsync(10, _ => goals.Admin.PublishAsync(Department(cycle, company)));
        var teams = await InTurnAsync(Teams, i => goals.Admin.PublishAsync(Team(cycle, metrics[i], departments[i % 10])));

        var values = Enumerable.Range(0, Rounds).Select(round => Round(metrics, round, random)).ToArray();
        var said = teams.SelectMany(t => Enumerable.Range(0, 3).Select(_ => CheckIn(t, random))).ToArray();
        random.Shuffle(values);
        random.Shuffle(said);
        await Task.WhenAll(
            Task.Run(() => PublishAsync(values)),
            Task.Run(() => PublishAsync(said)),
            Task.Run(() => MoveTeamsAsync(cycle, teams.Take(20), metrics, departments)));

        await Eventually.SeeAsync(
            async () => (
                Rows: await goals.QueryAsync<long>("select count(*) from metric_value where metric_id = any($1)", metrics.ToArray()),
                Latest: await goals.QueryAsync<long>("select count(*) from metric_headline where metric_id = any($1) and revision = $2", metrics.ToArray(), (long)Rounds),
                CheckIns: await goals.QueryAsync<long>("select count(*) from check_in")),
            seen => seen.Rows == Teams * 5 && seen.Latest == Teams && seen.CheckIns == said.Length,
            TimeSpan.FromSeconds(60));
        await goals.ConsistentAsync();

        // And the company is the plain mean of means, worked out here by hand.
        var tree = await goals.Admin.GetAsync<Setpoint.Goals.Features.Tree.TreeResponse>($"/api/goals/tree?cycle={cycle.Id}");
        var means = tree.Nodes.Where(n => n.Level == 2)
            .SelectMany(n => n.Parents.Select(p => (p.Id, p.Weight, n.Progress)))
            .GroupBy(n => n.Id)
            .Select(g => g.Sum(n => n.Weight * n.Progress!.Value) / g.Sum(n => n.Weight))
            .ToList();
        Assert.Equal(decimal.Round(means.Average(), 9), decimal.Round(tree.Nodes.Single(n => n.Id == company.Id).Progress!.Value, 9));
    }

    /// <summary>What pace asks of key results is stored beside the progress: it follows the metric, and what does not agree is found.</summary>
    [Fact]
    public async Task A_new_cadence_reaches_the_standing_and_a_wrong_standing_is_found()
    {
        var cycle = await goals.QuarterAsync();
        var metric = await goals.MetricAsync("weekly");
        var objective = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead, [Sample.Number(), Sample.OnMetric(metric, 0, 100)]));
        Assert.Equal([Rhythm.CheckIn, Rhythm.Weekly], await RhythmsAsync());

        await goals.Broker.PublishAsync(goals.Metric(metric, "monthly") with { Version = 2 });
        await Eventually.SeeAsync(RhythmsAsync, seen => seen is [Rhythm.CheckIn, Rhythm.Monthly]);

        await goals.QueryAsync<Guid>("update objective_progress set standings = set_byte(standings, 20, 9) where objective_id = $1 returning objective_id", objective.Id);
        Assert.Equal([objective.Id], (await goals.RecomputeAsync()).Wrong);
        await goals.QueryAsync<Guid>("insert into dirty (objective_id) values ($1) returning objective_id", objective.Id);
        await goals.ConsistentAsync();

        async Task<Rhythm[]> RhythmsAsync()
        {
            var stored = await goals.QueryAsync<byte[]>("select standings from objective_progress where objective_id = $1", objective.Id);
            return [.. KeyResultStandings.Read(stored).Select(k => k.Standing.Rhythm)];
        }
    }

    private static async Task<List<T>> InTurnAsync<T>(int count, Func<int, Task<T>> make)
    {
        var made = new List<T>();
        for (var i = 0; i < count; i++)
        {
            made.Add(await make(i));
        }

        return made;
    }

    /// <summary>One value of each metric, in one of five periods; later rounds are newer revisions.</summary>
    private static MetricValuesChanged Round(List<Guid> metrics, int round, Random random)
    {
        var period = new DateOnly(2026, 7, 6).AddDays(7 * (round % 5));
        return new([.. metrics.Select(m => new MetricValues(
            m, round + 1, new(2026, 8, 3), random.Next(0, 120), "green", false, [new(period, random.Next(10) == 0 ? null : random.Next(0, 120))]))]);
    }

    private static CheckInSubmitted CheckIn(ObjectiveResponse team, Random random) => new(
        Guid.CreateVersion7(), 1, team.Id, team.Owner.Id, new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(50_000)),
        random.Next(11) / 10m, [new(team.KeyResults[1].Id, random.Next(-3, 15), random.Next(11) / 10m)]);

    private async Task<List<Guid>> MetricsAsync()
    {
        var metrics = Enumerable.Range(0, Teams).Select(_ => Guid.CreateVersion7()).ToList();
        await Task.WhenAll(metrics.Select(m => goals.Broker.PublishAsync(goals.Metric(m))));
        await Eventually.SeeAsync(() => goals.QueryAsync<long>("select count(*) from metric where id = any($1)", metrics.ToArray()), n => n == Teams);
        return metrics;
    }

    private async Task PublishAsync<T>(T[] messages)
        where T : class
    {
        foreach (var (i, message) in messages.Index())
        {
            var id = Guid.CreateVersion7();
            await goals.Broker.PublishAsync(message, id);
            if (i % 5 == 0)
            {
                await goals.Broker.PublishAsync(message, id);
                await goals.Broker.PublishAsync(message);
            }
        }
    }

    private async Task MoveTeamsAsync(CycleResponse cycle, IEnumerable<ObjectiveResponse> teams, List<Guid> metrics, List<ObjectiveResponse> departments)
    {
        foreach (var (i, team) in teams.Index())
        {
            var request = Team(cycle, metrics[i], departments[(i + 3) % 10]);
            await goals.Admin.EditAsync(team, request with
            {
                KeyResults = [.. request.KeyResults!.Select((k, n) => k with { Id = team.KeyResults[n].Id, Weight = n + 1 })],
                Alignments = [new(departments[(i + 3) % 10].Id, Relation.Contributes, 2), new(departments[(i + 4) % 10].Id, Relation.Contributes)],
            });
        }
    }

    private ObjectiveRequest Department(CycleResponse cycle, ObjectiveResponse company) =>
        Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead, [], Sample.Contributes(company));

    private ObjectiveRequest Team(CycleResponse cycle, Guid metric, ObjectiveResponse department) => Sample.Objective(
        cycle, goals.Org.InsideSales, goals.Org.Seller,
        [
            Sample.OnMetric(metric, 0, 100), Sample.Number(), new("Kept", Measure.Maintain, null, null, MetricId: metric, Low: 50),
            new("In a range, on average", Measure.Metric, 0, null, MetricId: metric, Reading: MetricReading.Average, Low: 40, High: 60, End: new(2026, 9, 15)),
        ],
        Sample.Contributes(department));
}
