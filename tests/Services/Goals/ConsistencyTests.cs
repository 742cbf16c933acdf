using Npgsql;
using Setpoint.Contracts.CheckIns;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Domain;
using Setpoint.Testing.Goals;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

public sealed class ConsistencyTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    private const int Operations = 600;
    private const int Clients = 8;

    /// <summary>The same with 100,000 operations: <c>tests/Benchmarks operations</c>.</summary>
    [Fact]
    public async Task What_is_rolled_up_change_by_change_is_what_a_computation_from_scratch_makes()
    {
        var random = new Random(7);
        var world = new GoalsWorld(goals.Admin.Http, goals.Broker, goals.ConnectionString, goals.Org, goals.Clock.GetUtcNow());
        var work = await RandomWork.PrepareAsync(world, new RandomWorkSize(30, 1, 3, 6, 14), random);

        Assert.Equal(Operations, await work.RunAsync(Operations, Clients, TimeSpan.FromMinutes(1), random));

        var report = await FromScratch.CompareAsync(work);
        Assert.True(report.Different.Count == 0, string.Join('\n', report.Different));
        Assert.InRange(report.Fields, 1000, long.MaxValue);
    }

    /// <summary>Somebody who looks while others work is not told of a bug where only the roll-up has not come round yet.</summary>
    [Fact]
    public async Task What_waits_to_be_rolled_up_is_counted_and_not_wrong()
    {
        var cycle = await goals.QuarterAsync();
        var above = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.Company, goals.Org.Executive, []));
        var objective = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead, [Sample.Number()], Sample.Contributes(above)));
        await goals.ConsistentAsync();

        await using var connection = new NpgsqlConnection(goals.ConnectionString);
        await connection.OpenAsync();
        await using var held = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("select pg_advisory_xact_lock(hashtext('cascade'))", connection, held);
        await hold.ExecuteNonQueryAsync();
        await goals.Broker.PublishAsync(new CheckInSubmitted(
            Guid.CreateVersion7(), 1, objective.Id, goals.Org.SalesLead, goals.Clock.GetUtcNow().AddDays(-1), 0.5m, [new(objective.KeyResults[0].Id, 6, null)]));
        await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from dirty where objective_id = $1)", objective.Id));
        var seen = await goals.RecomputeAsync();
        await held.RollbackAsync();

        Assert.Equal((0, 2), (seen.Wrong.Count, seen.Waiting));
        await Eventually.SeeAsync(() => goals.Admin.GetAsync(above.Id), o => o.Progress == 0.5m);
        Assert.Equal(0, (await goals.RecomputeAsync()).Waiting);
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
            return [.. PackedStandings.Read(stored).KeyResults.Select(k => k.Standing.Rhythm)];
        }
    }
}
