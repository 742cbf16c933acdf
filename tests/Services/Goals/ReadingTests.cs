using Setpoint.Contracts.CheckIns;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.KeyResults;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Goals.Features.Tree;
using Setpoint.ServiceDefaults.Http;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

public sealed class ReadingTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    [Fact]
    public Task The_api_description_is_committed() => Committed.DescriptionIsCurrentAsync(goals, "services/Goals");

    [Fact]
    public async Task An_explanation_takes_the_progress_apart_and_puts_it_together_again()
    {
        var cycle = await goals.QuarterAsync();
        var company = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.Company, goals.Org.Executive, [Sample.Number(12, weight: 3), Sample.Number()]));
        var first = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead, null, Sample.Contributes(company)));
        var second = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.Operations, goals.Org.OperationsLead) with
        {
            Alignments = [new(company.Id, Relation.Contributes, 2)],
        });
        var silent = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.InsideSales, goals.Org.Seller, null, Sample.Contributes(company)));
        var supporting = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.InsideSales, goals.Org.Seller, null, Sample.Supports(company)));
        await SayAsync(company, 6);
        await SayAsync(first, 3);
        await SayAsync(second, 12);

        // Children: (1 × 0.25 + 2 × 1) / 3 = 0.75. Together: (3 × 0.5 + 1 × 0.75) / 4 = 0.5625.
        await Eventually.SeeAsync(async () => (await goals.Admin.GetAsync(company.Id)).Progress, p => p == 0.5625m);
        var why = await goals.Admin.GetAsync<ExplainResponse>($"/api/goals/objectives/{company.Id}/explain");

        Assert.Equal((0.5625m, 0.5625m, 4m, 2.25m), (why.Progress!.Value, why.Recomputed!.Value, why.SumOfWeights, why.SumOfProducts));
        Assert.Equal(why.Progress, why.Items.Sum(i => i.Adds));
        Assert.Equal([("key-result", 0.5m, 3m), ("children", 0.75m, 1m)], why.Items.Select(i => (i.Kind, i.Progress, i.Weight)));
        Assert.Equal(why.Items[1].Progress, decimal.Round(why.Items[1].Children!.Sum(c => c.Adds), 9));
        Assert.Equal(
            [(company.KeyResults[1].Id, "no value yet"), (silent.Id, "no value yet"), (supporting.Id, "supports, which is shown and never counted")],
            why.LeftOut.OrderBy(l => l.Why).ThenBy(l => l.Kind).Select(l => (l.Id, l.Why)));
        Assert.Equal(("Progress", 1), (why.Policy.Name, why.Policy.Version));

        // Of weight 3 + 1 + 1: 3 and three quarters of the slot. Monday 10 August is day 40 of 92.
        Assert.Equal(0.75m, why.Coverage);
        Assert.Equal(decimal.Round(40m / 92, 12), why.Expected.Value);
        Assert.Equal(why.Expected.Value - 0.5625m, why.Pace.Gap);
        Assert.Equal(Pace.OnTrack, why.Pace.Value);
    }

    [Fact]
    public async Task A_metric_knows_the_key_results_that_run_on_it()
    {
        var cycle = await goals.QuarterAsync();
        var metric = await goals.MetricAsync();
        await goals.Broker.PublishAsync(GoalsFixture.Values(metric, 1, (new(2026, 8, 3), 94)));
        var request = Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead, [Sample.Number(), Sample.OnMetric(metric, 90, 98)]);
        var agreed = await goals.Admin.PublishAsync(request);
        await goals.Admin.PublishAsync(request with { Visibility = Visibility.Private });
        await goals.Admin.DraftAsync(request);
        await Eventually.SeeAsync(async () => (await goals.Admin.GetAsync(agreed.Id)).Progress, p => p == 0.5m);

        var address = $"/api/goals/key-results?metrics={metric},{Guid.NewGuid()}";
        var seen = Assert.Single((await goals.Speak(goals.Org.OperationsLead).GetAsync<Page<MetricKeyResult>>($"{address}&cycle={cycle.Id}")).Items);

        Assert.Equal((agreed.KeyResults[1].Id, metric, 0.5m, agreed.Id, "Sales"), (seen.Id, seen.MetricId, seen.Progress!.Value, seen.Objective.Id, seen.Objective.Unit.Name));
        Assert.Equal(2, (await goals.Admin.GetAsync<Page<MetricKeyResult>>(address)).Items.Count);
        Assert.Empty((await goals.Admin.GetAsync<Page<MetricKeyResult>>($"{address}&cycle={Guid.NewGuid()}")).Items);
        Assert.Equal("metrics", (await GoalsClient.ProblemAsync(goals.Admin.Http.GetAsync("/api/goals/key-results?metrics=x"))).Fields.Single());
    }

    [Fact]
    public async Task Pace_and_belief_are_shown_apart()
    {
        var objective = await goals.Admin.PublishAsync(Sample.Objective(await goals.QuarterAsync(), goals.Org.Sales, goals.Org.SalesLead));
        await SayAsync(objective, 1, confidence: 0.8m);

        var seen = await Eventually.SeeAsync(() => goals.Admin.GetAsync(objective.Id), o => o.Confidence == 0.8m);

        // 40/92 − 1/12 = 0.351.
        Assert.Equal((Pace.AtRisk, Disagreement.ConfidentButBehind), (seen.Pace, seen.Disagreement));
        Assert.Equal(0.351m, decimal.Round(seen.Gap!.Value, 3));
        Assert.Equal(Pace.AtRisk, seen.KeyResults[0].Pace);
        Assert.True(seen.CanCheckIn);
    }

    [Fact]
    public async Task Pace_moves_with_time_alone()
    {
        var year = await goals.Admin.PlanAsync("FY 2026", new(2026, 1, 1), new(2026, 12, 31), CyclePhase.Active);
        var objective = await goals.Admin.PublishAsync(Sample.Objective(year, goals.Org.Sales, goals.Org.SalesLead));
        await SayAsync(objective, 6);
        Assert.Equal(Pace.Behind, (await Eventually.SeeAsync(() => goals.Admin.GetAsync(objective.Id), o => o.Progress == 0.5m)).Pace);

        goals.Clock.Advance(TimeSpan.FromDays(-60));
        try
        {
            Assert.Equal(Pace.OnTrack, (await goals.Admin.GetAsync(objective.Id)).Pace);
        }
        finally
        {
            goals.Clock.Advance(TimeSpan.FromDays(60));
        }
    }

    [Fact]
    public async Task History_is_computed_from_the_values_of_each_week_through_every_level()
    {
        var cycle = await goals.QuarterAsync();
        var metric = await goals.MetricAsync();
        var company = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.Company, goals.Org.Executive, []));
        var byHand = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead, null, Sample.Contributes(company)));
        await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.Operations, goals.Org.OperationsLead, [Sample.OnMetric(metric, 0, 100)], Sample.Contributes(company)));
        await SayAsync(byHand, 3, new(2026, 7, 7, 0, 0, 0, TimeSpan.Zero));
        await SayAsync(byHand, 9, new(2026, 8, 3, 0, 0, 0, TimeSpan.Zero), confidence: 0.7m);
        await goals.Broker.PublishAsync(GoalsFixture.Values(metric, 1, (new(2026, 6, 29), 10), (new(2026, 7, 6), 20), (new(2026, 8, 3), 50)));
        await Eventually.SeeAsync(async () => (await goals.Admin.GetAsync(company.Id)).Progress, p => p == 0.625m);

        var points = (await goals.Admin.GetAsync<Page<HistoryPoint>>($"/api/goals/objectives/{company.Id}/history")).Items;

        // 1, 8, 15, 22, 29 July, 5, 12 and 15 August.
        Assert.Equal(
            [null, 0.175m, 0.225m, 0.225m, 0.225m, 0.475m, 0.625m, 0.625m],
            points.Select(p => p.Progress));
        // Weeks until Monday 10 August were due: 40 of 92 days, as the objective itself says.
        Assert.Equal((new DateOnly(2026, 8, 15), decimal.Round(40m / 92, 12)), (points[^1].At, points[^1].Expected));
        Assert.Equal((await goals.Admin.GetAsync(company.Id)).Expected, points[^1].Expected);
        var own = (await goals.Admin.GetAsync<Page<HistoryPoint>>($"/api/goals/objectives/{byHand.Id}/history")).Items;
        Assert.Equal([null, null, null, null, null, 0.7m, 0.7m, 0.7m], own.Select(p => p.Confidence));
    }

    [Fact]
    public async Task The_tree_shows_the_cascade_from_the_top()
    {
        var year = await goals.Admin.PlanAsync("FY 2028", new(2028, 1, 1), new(2028, 12, 31));
        var quarter = await goals.Admin.PlanAsync("Q1 2028", new(2028, 1, 1), new(2028, 3, 31));
        var company = await goals.Admin.DraftAsync(Sample.Objective(year, goals.Org.Company, goals.Org.Executive));
        var sales = await goals.Admin.DraftAsync(Sample.Objective(quarter, goals.Org.Sales, goals.Org.SalesLead, null, Sample.Contributes(company)));
        var team = await goals.Admin.DraftAsync(Sample.Objective(quarter, goals.Org.InsideSales, goals.Org.Seller, null, Sample.Contributes(sales)));
        var other = await goals.Admin.DraftAsync(Sample.Objective(quarter, goals.Org.Operations, goals.Org.OperationsLead, null, Sample.Supports(company)));

        var tree = await goals.Admin.GetAsync<TreeResponse>($"/api/goals/tree?cycle={quarter.Id}");
        Assert.Equal([company.Id, sales.Id, other.Id, team.Id], tree.Nodes.OrderBy(n => n.Level).ThenBy(n => n.Id).Select(n => n.Id));
        Assert.Equal([0, 1, 1, 2], tree.Nodes.Select(n => n.Level));
        Assert.Equal((company.Id, Relation.Supports, 1m), Link(tree, other.Id));
        Assert.Equal((sales.Id, Relation.Contributes, 1m), Link(tree, team.Id));
        Assert.Equal("Q1 2028", tree.Cycle.Name);

        var ofTheYear = await goals.Admin.GetAsync<TreeResponse>($"/api/goals/tree?cycle={year.Id}");
        Assert.Equal(4, ofTheYear.Nodes.Count);
        var ofTheTeam = await goals.Admin.GetAsync<TreeResponse>($"/api/goals/tree?cycle={quarter.Id}&unit={goals.Org.InsideSales}");
        Assert.Equal([company.Id, sales.Id, team.Id], ofTheTeam.Nodes.Select(n => n.Id));
        Assert.Equal(3, (await goals.Admin.GetAsync<TreeResponse>($"/api/goals/tree?cycle={quarter.Id}&depth=2")).Nodes.Count);
        Assert.Equal(404, (await GoalsClient.ProblemAsync(goals.Admin.Http.GetAsync($"/api/goals/tree?cycle={Guid.NewGuid()}"))).Status);

        static (Guid, Relation, decimal) Link(TreeResponse tree, Guid id)
        {
            var link = tree.Nodes.Single(n => n.Id == id).Parents.Single();
            return (link.Id, link.Relation, link.Weight);
        }
    }

    private Task SayAsync(ObjectiveResponse objective, decimal value, DateTimeOffset? at = null, decimal? confidence = null) => goals.Broker.PublishAsync(
        new CheckInSubmitted(
            Guid.CreateVersion7(), 1, objective.Id, objective.Owner.Id, at ?? new(2026, 8, 10, 9, 0, 0, TimeSpan.Zero), confidence, [new(objective.KeyResults[0].Id, value, null)]));
}
