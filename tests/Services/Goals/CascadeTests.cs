using Setpoint.Contracts.CheckIns;
using Setpoint.Contracts.Goals;
using Setpoint.Contracts.Metrics;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

public sealed class CascadeTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    private static readonly DateTimeOffset s_at = new(2026, 8, 10, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_check_in_moves_all_three_levels()
    {
        var (company, department, team) = await ThreeLevelsAsync();
        await goals.Broker.HearAsync<ProgressChanged>();

        await SayAsync(team, 6);

        // Team: 6 of 12. Department: its own number at nothing yet, so its child alone. Company: the same.
        await SeeAsync(company.Id, 0.5m);
        Assert.Equal(0.5m, (await goals.Admin.GetAsync(department.Id)).Progress);
        Assert.Equal(0.5m, (await goals.Admin.GetAsync(team.Id)).Progress);
        var heard = await goals.Broker.ExpectAsync<ProgressChanged>(p => p.Objectives.Any(o => o.ObjectiveId == company.Id));
        Assert.Equal(3, heard.Objectives.Count(o => o.Progress == 0.5m && o.Raw == 0.5m));

        // Then the department says 3 of 12: (0.25 + 0.5) / 2 there, and above.
        await SayAsync(department, 3);
        await SeeAsync(company.Id, 0.375m);
        await goals.ConsistentAsync();
    }

    [Fact]
    public async Task A_metrics_value_moves_the_company()
    {
        var cycle = await goals.QuarterAsync();
        var metric = await goals.MetricAsync();
        var company = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.Company, goals.Org.Executive, []));
        var team = await goals.Admin.PublishAsync(Sample.Objective(
            cycle, goals.Org.InsideSales, goals.Org.Seller, [Sample.OnMetric(metric, 90, 98)], Sample.Contributes(company)));
        Assert.Null(team.Progress);

        await goals.Broker.PublishAsync(GoalsFixture.Values(metric, 1, (new(2026, 7, 27), 91), (new(2026, 8, 3), 92)));

        await SeeAsync(company.Id, 0.25m);
        var keyResult = (await goals.Admin.GetAsync(team.Id)).KeyResults[0];
        Assert.Equal((92m, "%", 1, "green"), (keyResult.Current!.Value, keyResult.UnitOfMeasure, keyResult.Decimals, keyResult.Health));
        Assert.Equal(new DateTimeOffset(2026, 8, 9, 0, 0, 0, TimeSpan.Zero), keyResult.CurrentAt);
        await goals.ConsistentAsync();
    }

    [Fact]
    public async Task A_key_result_on_a_known_metric_has_its_value_at_once()
    {
        var cycle = await goals.QuarterAsync();
        var metric = await goals.MetricAsync();
        await goals.Broker.PublishAsync(GoalsFixture.Values(metric, 1, (new(2026, 8, 3), 94)));
        await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from metric_value where metric_id = $1)", metric));

        var created = await goals.Admin.DraftAsync(Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead, [Sample.OnMetric(metric, 90, 98)]));

        Assert.Equal(0.5m, created.Progress);
        Assert.Equal(94m, created.KeyResults[0].Current);
    }

    [Fact]
    public async Task A_value_beyond_the_window_belongs_to_the_next_one()
    {
        var quarter = await goals.Admin.PlanAsync("Q2 2026", new(2026, 4, 1), new(2026, 6, 30), CyclePhase.Active);
        var metric = await goals.MetricAsync("monthly");
        await goals.Broker.PublishAsync(GoalsFixture.Values(metric, 1, (new(2026, 5, 1), 92), (new(2026, 6, 1), 94), (new(2026, 7, 1), 98)));
        await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from metric_value where metric_id = $1)", metric));

        var objective = await goals.Admin.PublishAsync(Sample.Objective(quarter, goals.Org.Sales, goals.Org.SalesLead, [Sample.OnMetric(metric, 90, 98)]));
        Assert.Equal((94m, 0.5m, Pace.Missed), (objective.KeyResults[0].Current!.Value, objective.Progress!.Value, objective.Pace));

        // A correction of June counts whenever it arrives.
        await goals.Broker.PublishAsync(new MetricValuesChanged([new MetricValues(metric, 2, new(2026, 7, 1), 98, "green", false, [new(new(2026, 6, 1), 96)])]));
        await SeeAsync(objective.Id, 0.75m);
    }

    [Fact]
    public async Task Repetitions_and_any_order_end_the_same()
    {
        var objective = await goals.Admin.PublishAsync(Sample.Objective(await goals.QuarterAsync(), goals.Org.Sales, goals.Org.SalesLead));
        var key = objective.KeyResults[0].Id;
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        CheckInSubmitted[] said =
        [
            Said(objective, first, 1, s_at, (key, 2, 0.5m)),
            Said(objective, first, 2, s_at, (key, 3, 0.6m)),
            Said(objective, second, 1, s_at.AddDays(1), (key, 9, 0.8m)),
            Said(objective, second, 2, s_at.AddDays(-1), (key, 6, 0.9m)),
        ];
        foreach (var order in new[] { said, [.. said.Reverse()], [said[3], said[0], said[2], said[1], said[3]] })
        {
            foreach (var message in order)
            {
                await goals.Broker.PublishAsync(message);
            }
        }

        // The second check-in was corrected to the day before the first, so the first one's revision is the latest.
        await Eventually.SeeAsync(
            () => goals.QueryAsync<long>("select coalesce(sum(revision), 0)::bigint from check_in where objective_id = $1", objective.Id), sum => sum == 4);
        await goals.ConsistentAsync();
        var seen = await goals.Admin.GetAsync(objective.Id);
        Assert.Equal((3m, 0.25m, 0.6m), (seen.KeyResults[0].Current!.Value, seen.Progress!.Value, seen.KeyResults[0].Confidence!.Value));
    }

    [Fact]
    public async Task A_correction_may_take_a_value_back()
    {
        var objective = await goals.Admin.PublishAsync(Sample.Objective(await goals.QuarterAsync(), goals.Org.Sales, goals.Org.SalesLead));
        var checkIn = Guid.CreateVersion7();
        await goals.Broker.PublishAsync(Said(objective, checkIn, 1, s_at, (objective.KeyResults[0].Id, 6, null)));
        await SeeAsync(objective.Id, 0.5m);

        await goals.Broker.PublishAsync(Said(objective, checkIn, 2, s_at));

        await SeeAsync(objective.Id, null);
    }

    [Fact]
    public async Task An_older_revision_of_a_metric_changes_neither_headline_nor_period()
    {
        var metric = await goals.MetricAsync();
        var objective = await goals.Admin.PublishAsync(Sample.Objective(
            await goals.QuarterAsync(), goals.Org.Sales, goals.Org.SalesLead, [Sample.OnMetric(metric, 0, 100)]));
        await goals.Broker.PublishAsync(GoalsFixture.Values(metric, 5, (new(2026, 8, 3), 50)));
        await SeeAsync(objective.Id, 0.5m);

        await goals.Broker.PublishAsync(GoalsFixture.Values(metric, 4, (new(2026, 7, 27), 30), (new(2026, 8, 3), 70)));
        await goals.Broker.PublishAsync(GoalsFixture.Values(metric, 5, (new(2026, 8, 3), 50)));

        await Eventually.SeeAsync(() => goals.QueryAsync<long>("select count(*) from metric_value where metric_id = $1", metric), n => n == 2);
        await goals.ConsistentAsync();
        Assert.Equal(0.5m, (await goals.Admin.GetAsync(objective.Id)).Progress);
    }

    [Fact]
    public async Task A_draft_below_does_not_move_a_published_objective_until_it_is_published()
    {
        var cycle = await goals.QuarterAsync();
        var company = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.Company, goals.Org.Executive, []));
        var team = await goals.Admin.DraftAsync(Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead, null, Sample.Contributes(company)));
        await SayAsync(team, 6);
        await SeeAsync(team.Id, 0.5m);
        Assert.Null((await goals.Admin.GetAsync(company.Id)).Progress);

        await goals.Admin.StepAsync(team.Id, "publish");
        Assert.Equal(0.5m, (await goals.Admin.GetAsync(company.Id)).Progress);

        await goals.Admin.StepAsync(team.Id, "retire", new { reason = "overtaken by events" });
        var after = await goals.Admin.GetAsync(company.Id);
        Assert.Equal((null, 0.5m), (after.Progress, after.ProgressWithRetired));
        await goals.ConsistentAsync();
    }

    [Fact]
    public async Task A_link_that_is_cut_or_turned_into_support_no_longer_counts()
    {
        var cycle = await goals.QuarterAsync();
        var company = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.Company, goals.Org.Executive, []));
        var request = Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead, null, Sample.Contributes(company));
        var team = await goals.Admin.PublishAsync(request);
        await SayAsync(team, 6);
        await SeeAsync(company.Id, 0.5m);

        var kept = request with { KeyResults = [Sample.Number() with { Id = team.KeyResults[0].Id }] };
        await goals.Admin.EditAsync(team, kept with { Alignments = [new(company.Id, Relation.Supports)] });

        Assert.Null((await goals.Admin.GetAsync(company.Id)).Progress);
        await goals.ConsistentAsync();
    }

    [Fact]
    public async Task Five_hundred_metrics_with_a_hundred_periods_arrive_in_one_message()
    {
        var ids = Enumerable.Range(0, 500).Select(_ => Guid.CreateVersion7()).ToList();
        var start = new DateOnly(2024, 9, 9);
        var message = new MetricValuesChanged([.. ids.Select((id, m) => new MetricValues(
            id, 1, start.AddDays(7 * 99), 99, "green", false, [.. Enumerable.Range(0, 100).Select(p => new PeriodValue(start.AddDays(7 * p), p))]))]);

        await goals.Broker.PublishAsync(message);
        await goals.Broker.PublishAsync(message);

        await Eventually.SeeAsync(() => goals.QueryAsync<long>("select count(*) from metric_value where metric_id = any($1)", ids.ToArray()), n => n == 50_000);
        await Eventually.SeeAsync(() => goals.QueryAsync<long>("select count(*) from metric_headline where metric_id = any($1) and latest_value = 99", ids.ToArray()), n => n == 500);
    }

    private static CheckInSubmitted Said(
        ObjectiveResponse objective, Guid id, long revision, DateTimeOffset at, params (Guid Key, decimal? Value, decimal? Confidence)[] of) =>
        new(id, revision, objective.Id, objective.Owner.Id, at, null, [.. of.Select(k => new KeyResultCheckIn(k.Key, k.Value, k.Confidence))]);

    private Task SayAsync(ObjectiveResponse objective, decimal value) =>
        goals.Broker.PublishAsync(Said(objective, Guid.CreateVersion7(), 1, s_at, (objective.KeyResults[0].Id, value, 0.6m)));

    private Task SeeAsync(Guid objective, decimal? progress) =>
        Eventually.SeeAsync(async () => (await goals.Admin.GetAsync(objective)).Progress, seen => seen == progress);

    private async Task<(ObjectiveResponse Company, ObjectiveResponse Department, ObjectiveResponse Team)> ThreeLevelsAsync()
    {
        var cycle = await goals.QuarterAsync();
        var company = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.Company, goals.Org.Executive, []));
        var department = await goals.Speak(goals.Org.SalesLead).PublishAsync(Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead, null, Sample.Contributes(company)));
        var team = await goals.Speak(goals.Org.SalesLead).PublishAsync(Sample.Objective(cycle, goals.Org.InsideSales, goals.Org.Seller, null, Sample.Contributes(department)));
        return (company, department, team);
    }
}
