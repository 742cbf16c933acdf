using Setpoint.Contracts.CheckIns;
using Setpoint.Contracts.Goals;
using Setpoint.Contracts.Metrics;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.KeyResults;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

/// <summary>Every measure over HTTP, from what others say to what is shown. It is Saturday 15 August 2026.</summary>
public sealed class MeasureTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    private static readonly DateOnly s_firstWeek = new(2026, 6, 29);

    [Fact]
    public async Task A_metric_with_a_range_target_and_its_readings()
    {
        var metric = await ValuesAsync(await goals.MetricAsync(), 2, 0, 92);
        var objective = await PublishAsync(
            new("Between", Measure.Metric, 65, null, MetricId: metric, Low: 75, High: 85),
            OnMetric(metric, MetricReading.Latest), OnMetric(metric, MetricReading.Total), OnMetric(metric, MetricReading.Average));

        Assert.Equal([0.3m, 7.667m, 7.833m, 2.611m], objective.KeyResults.Select(k => decimal.Round(k.Raw!.Value, 3)));
        Assert.Equal([92m, 92m, 94m, 31.333m], objective.KeyResults.Select(k => decimal.Round(k.Current!.Value, 3)));

        // The period before the first one that ends inside the window is none of them.
        await goals.Broker.PublishAsync(GoalsFixture.Values(metric, 2, (s_firstWeek.AddDays(-7), 1000), (s_firstWeek.AddDays(14), 3)));
        await SeeAsync(objective.Id, o => decimal.Round(o.KeyResults[2].Raw!.Value, 3) == 0.417m && decimal.Round(o.KeyResults[3].Raw!.Value, 3) == 0.139m);
        await goals.ConsistentAsync();
    }

    [Fact]
    public async Task Thirteen_backfilled_weeks_reach_a_kept_limit_as_thirteen()
    {
        var quarter = await goals.Admin.PlanAsync("Q2 2026, kept", new(2026, 4, 1), new(2026, 6, 30), CyclePhase.Active);
        var metric = await goals.MetricAsync();
        var objective = await goals.Admin.PublishAsync(Sample.Objective(
            quarter, goals.Org.Sales, goals.Org.SalesLead, [new("Stay on time", Measure.Maintain, null, null, MetricId: metric, Low: 98)]));
        Assert.Null(objective.Progress);

        // 30 March to 22 June; the last of them is below.
        (DateOnly, decimal?)[] weeks = [.. Enumerable.Range(0, 13).Select(w => (new DateOnly(2026, 3, 30).AddDays(7 * w), (decimal?)(w == 12 ? 97 : 99)))];
        await goals.Broker.PublishAsync(GoalsFixture.Values(metric, 1, weeks));

        // The values of key results are read first, so what is read after them is no older.
        var seen = await SeeAsync(objective.Id, o => o.KeyResults[0].Current is not null);
        Assert.Equal((Ratio.Rounded(12m / 13), 97m, Pace.Near), (seen.Progress!.Value, seen.KeyResults[0].Current!.Value, seen.Pace));
        Assert.Equal(0.92m, seen.SuggestedGrade);
        var periods = (await ExplainAsync(objective.Id)).Items[0].Periods!;
        Assert.Equal((13, 13, 0, 13, 12), (periods.Planned, periods.Due, periods.Missing, periods.Reported, periods.Inside));
        await goals.ConsistentAsync();
    }

    [Fact]
    public async Task A_kept_limit_is_judged_by_its_reported_periods_and_moves_with_time_alone()
    {
        // Its own metric of weeks; six of thirteen are due on 15 August, one of them is missing, four are inside.
        var metric = await goals.MetricAsync();
        (DateOnly, decimal?)[] weeks = [.. new[] { 0, 1, 3, 4, 5 }.Select(w => (s_firstWeek.AddDays(7 * w), (decimal?)(w == 4 ? 97 : 99)))];
        await goals.Broker.PublishAsync(GoalsFixture.Values(metric, 1, weeks));
        await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from metric_value where metric_id = $1)", metric));
        var company = await goals.Admin.PublishAsync(Sample.Objective(await goals.QuarterAsync(), goals.Org.Company, goals.Org.Executive, []));
        var objective = await goals.Admin.PublishAsync(Sample.Objective(
            await goals.QuarterAsync(), goals.Org.Sales, goals.Org.SalesLead,
            [new("Stay on time", Measure.Maintain, null, null, MetricId: metric, Low: 98)], Sample.Contributes(company)));

        foreach (var seen in new[] { objective, await goals.Admin.GetAsync(company.Id) })
        {
            Assert.Equal((0.333m, 0.417m, 0.083m, Pace.OnTrack), (Round(seen.Progress), Round(seen.Expected), Round(seen.Gap), seen.Pace));
        }

        var explained = await ExplainAsync(objective.Id);
        Assert.Equal((explained.Progress, 1m, Ratio.Rounded(5m / 12)), (explained.Recomputed, explained.Expected.OwnPart, explained.Expected.OwnShare));

        // What has fallen due is computed again without anybody saying anything, and when that is to be next is kept.
        await goals.QueryAsync<Guid>(
            "update key_result_value set next_due = '2026-08-15' where key_result_id = $1 returning key_result_id", objective.KeyResults[0].Id);
        await Eventually.TrueAsync(() => goals.QueryAsync<bool>(
            "select next_due = '2026-08-18 09:36+00' from key_result_value where key_result_id = $1", objective.KeyResults[0].Id));
        await goals.ConsistentAsync();
    }

    [Fact]
    public async Task A_limit_is_kept_by_hand_in_the_rhythm_of_check_ins()
    {
        var objective = await PublishAsync(new KeyResultRequest("Open complaints", Measure.Maintain, null, null, High: 5));
        var key = objective.KeyResults[0].Id;
        await SayAsync(objective, new(2026, 7, 2, 9, 0, 0, TimeSpan.Zero), key, 3);
        await SayAsync(objective, new(2026, 7, 9, 9, 0, 0, TimeSpan.Zero), key, 7);
        await SayAsync(objective, new(2026, 7, 10, 9, 0, 0, TimeSpan.Zero), key, 5);
        await SayAsync(objective, new(2026, 8, 12, 9, 0, 0, TimeSpan.Zero), key, 6);

        // Six weeks are over, two of them reported, and the running one: 2 inside of 13 − 4; under half of the due ones.
        var seen = await SeeAsync(objective.Id, o => o.KeyResults[0].Current == 6 && Round(o.Progress) == 0.222m);
        Assert.Equal((6m, Pace.NoData, 0.333m), (seen.KeyResults[0].Current!.Value, seen.KeyResults[0].Pace, Round(seen.KeyResults[0].Expected)));
        await goals.ConsistentAsync();
    }

    [Fact]
    public async Task Steps_are_ticked_by_those_who_work_on_it_and_by_work_items_in_any_order()
    {
        var objective = await PublishAsync(new KeyResultRequest("Opened", Measure.Milestone, null, null, Steps:
            [new("Lease signed", 3, ExternalKey: "OPS-1"), new("Staff hired", 1, ExternalKey: "OPS-2", Due: new(2026, 9, 1)), new("Opening day", 1)]));
        Assert.Equal((0m, Pace.AtRisk), (objective.Progress, objective.KeyResults[0].Pace));
        var steps = objective.KeyResults[0].Steps;
        var address = $"/api/goals/key-results/{objective.KeyResults[0].Id}/steps";

        var ticked = await Read<ObjectiveResponse>(goals.Speak(goals.Org.SalesLead), address, new TickRequest([new(steps[2].Id)]));
        Assert.Equal(0.2m, ticked.Progress);
        Assert.Equal([false, false, true], ticked.KeyResults[0].Steps.Select(s => s.Done));

        var at = new DateTimeOffset(2026, 8, 10, 9, 0, 0, TimeSpan.Zero);
        WorkItem[] items = [new("OPS-1", "In progress", at), new("OPS-1", "Done", at.AddDays(2)), new("OPS-2", "Done", at), new("OPS-2", "Reopened", at.AddDays(1)), new("OPS-9", "Done", at)];
        foreach (var item in items.Reverse().Concat(items))
        {
            Assert.True((await Read<WorkItemsResponse>(goals.Speak(goals.Org.SalesLead), "/api/goals/work-items", new WorkItemsRequest([item]))).Steps <= 1);
        }

        var seen = await SeeAsync(objective.Id, o => o.Progress == 0.8m);
        Assert.Equal([at.AddDays(2), null], seen.KeyResults[0].Steps.Take(2).Select(s => s.DoneAt));

        // Words of one's own, and nothing of what somebody else works on.
        await Read<WorkItemsResponse>(goals.Speak(goals.Org.SalesLead), "/api/goals/work-items", new WorkItemsRequest([new("OPS-2", "shipped", at.AddDays(3))], ["Shipped"]));
        await SeeAsync(objective.Id, o => o.Progress == 1);
        Assert.Equal(0, (await Read<WorkItemsResponse>(goals.Speak(goals.Org.Seller), "/api/goals/work-items", new WorkItemsRequest([new("OPS-1", "Open", at.AddDays(4))]))).Steps);
        Assert.Equal(403, (await GoalsClient.ProblemAsync(goals.Speak(goals.Org.Seller).PostAsync(address, new TickRequest([new(steps[0].Id)])))).Status);
        Assert.Equal(
            (422, "items[0].at"), await FieldAsync(goals.Admin.PostAsync("/api/goals/work-items", new WorkItemsRequest([new("OPS-1", "Done", new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero))]))));
        await goals.ConsistentAsync();

        var history = await goals.Admin.GetAsync<ServiceDefaults.Http.Page<HistoryPoint>>($"/api/goals/objectives/{objective.Id}/history");
        Assert.Equal([0m, 1m], new[] { history.Items[0].Progress!.Value, history.Items[^1].Progress!.Value });
    }

    [Fact]
    public async Task Steps_of_a_check_in_count_once_whatever_is_repeated_late_or_out_of_order_and_a_correction_takes_them_back()
    {
        await goals.Broker.HearAsync<StepsTicked>();
        var at = new DateTimeOffset(2026, 8, 10, 9, 0, 0, TimeSpan.Zero);
        CheckInSubmitted Said(ObjectiveResponse o, Guid id, long revision, DateTimeOffset when, params (int Step, bool Done)[] steps) =>
            new(id, revision, o.Id, o.Owner.Id, when, null, [], [.. steps.Select(s => new StepCheckIn(o.KeyResults[0].Steps[s.Step].Id, s.Done))]);
        foreach (var order in new int[][] { [0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 2, 3, 1, 1, 0, 3] })
        {
            var objective = await PublishAsync(new KeyResultRequest("Opened", Measure.Milestone, null, null, Steps: [new("Signed", 3), new("Hired", 1), new("Opening day", 1)]));
            var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            CheckInSubmitted[] said =
            [
                Said(objective, first, 1, at, (0, true), (1, true)),
                Said(objective, first, 2, at, (1, true)), // not signed after all
                Said(objective, second, 1, at.AddDays(1), (2, true)),
                Said(objective, second, 2, at.AddDays(1), (1, false), (2, true)),
            ];
            foreach (var i in order)
            {
                await goals.Broker.PublishAsync(said[i]);
            }

            await Eventually.SeeAsync(
                () => goals.QueryAsync<long>("select coalesce(sum(revision), 0)::bigint from check_in where id = any($1)", new[] { first, second }), sum => sum == 4);
            var seen = await SeeAsync(objective.Id, o => o.Progress == 0.2m);
            Assert.Equal([false, false, true], seen.KeyResults[0].Steps.Select(s => s.Done));

            // By hand, later: the world hears of it, and what a check-in said earlier does not undo it.
            var ticked = await Read<ObjectiveResponse>(
                goals.Admin, $"/api/goals/key-results/{objective.KeyResults[0].Id}/steps", new TickRequest([new(objective.KeyResults[0].Steps[0].Id)]));
            Assert.Equal(0.8m, ticked.Progress);
            await goals.Broker.ExpectAsync<StepsTicked>(e => e.Steps.Any(s => s.StepId == objective.KeyResults[0].Steps[0].Id && s.Done));
        }

        await goals.ConsistentAsync();
    }

    [Fact]
    public async Task Children_of_a_key_result_are_its_mean_and_count_up_to_the_company()
    {
        var cycle = await goals.QuarterAsync();
        var company = await PublishAsync(Sample.Number(), new("All regions", Measure.Children, null, null, Weight: 3));
        var key = company.KeyResults[1].Id;
        Assert.Equal(
            (422, "alignments[0].relation"), await FieldAsync(goals.Admin.PostAsync("/api/goals/objectives", Serving(company, company.KeyResults[0].Id, Relation.Contributes))));
        Assert.Equal(
            (422, "alignments[0].parentKeyResultId"), await FieldAsync(goals.Admin.PostAsync("/api/goals/objectives", Serving(company, Guid.NewGuid(), Relation.Supports))));
        await goals.Admin.PublishAsync(Serving(company, company.KeyResults[0].Id, Relation.Supports));
        var north = await goals.Admin.PublishAsync(Serving(company, key, Relation.Contributes));
        var south = await goals.Admin.PublishAsync(Serving(company, key, Relation.Contributes));

        await SayAsync(company, s_at, company.KeyResults[0].Id, 12);
        await SayAsync(north, s_at, north.KeyResults[0].Id, 6);
        await SayAsync(south, s_at, south.KeyResults[0].Id, 3);

        // (1 + 3 × 0.375) / 4.
        var seen = await SeeAsync(company.Id, o => o.Progress == 0.53125m);
        Assert.Equal((0.375m, 0.375m, 1m), (seen.KeyResults[1].Progress!.Value, seen.KeyResults[1].Raw!.Value, seen.Coverage));
        var explained = await ExplainAsync(company.Id);
        Assert.Equal((seen.Progress, 2), (explained.Recomputed, explained.Items.Single(i => i.Id == key).Children!.Count));
        Assert.DoesNotContain(explained.Items, i => i.Kind == "children");

        // What others contribute to stays measured by them; dropped after publication it leaves, and they with it.
        var request = Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead, [Sample.Number() with { Id = company.KeyResults[0].Id }]);
        var turned = request with { KeyResults = [.. request.KeyResults!, Sample.Number() with { Id = key }], Reason = "simpler" };
        Assert.Equal((422, "keyResults[1].measure"), await FieldAsync(goals.Admin.PutAsync(company.Id, turned, seen.Version)));
        var dropped = await goals.Admin.EditAsync(seen, request with { Reason = "regions are gone" });
        Assert.Equal((1m, 0.53125m), (dropped.Progress!.Value, dropped.ProgressWithRetired!.Value));
        await goals.ConsistentAsync();
    }

    [Fact]
    public async Task A_circle_through_a_key_result_is_a_circle()
    {
        var company = await PublishAsync(new KeyResultRequest("All regions", Measure.Children, null, null));
        var team = await goals.Admin.DraftAsync(Serving(company, company.KeyResults[0].Id, Relation.Contributes));
        var request = Sample.Objective(
            await goals.QuarterAsync(), goals.Org.Sales, goals.Org.SalesLead,
            [new("All regions", Measure.Children, null, null, Id: company.KeyResults[0].Id)], Sample.Supports(team));

        var problem = await GoalsClient.ProblemAsync(goals.Admin.PutAsync(company.Id, request, company.Version));

        Assert.Equal((422, "alignment-cycle"), (problem.Status, problem.Code));
    }

    [Fact]
    public async Task Phased_targets_and_dates_of_its_own_decide_what_is_expected()
    {
        var metric = await ValuesAsync(await goals.MetricAsync("daily"), new DateOnly(2026, 8, 13), 110);
        var objective = await PublishAsync(
            new("Phased", Measure.Metric, 100, 200, MetricId: metric, Phases: [new(new(2026, 7, 31), 105), new(new(2026, 8, 20), 125)]),
            new("In August", Measure.Metric, 100, 200, MetricId: metric, Start: new(2026, 8, 1), End: new(2026, 8, 24)));

        // Due on the 15th at noon is the 13th. By its end 13 of 20 days after 31 July have passed: 105 + 13 = 118.
        Assert.Equal((0.18m, 0.08m, Pace.OnTrack), (objective.KeyResults[0].Expected!.Value, objective.KeyResults[0].Gap!.Value, objective.KeyResults[0].Pace));

        // 13 of 24 days.
        Assert.Equal((0.542m, Pace.AtRisk), (Round(objective.KeyResults[1].Expected), objective.KeyResults[1].Pace));
        Assert.Equal((Round((0.18m + (13m / 24)) / 2), 0.261m, Pace.AtRisk), (Round(objective.Expected), Round(objective.Gap), objective.Pace));
        Assert.Equal([105m, 125m], objective.KeyResults[0].Phases.Select(p => p.Value));

        var outside = Sample.Objective(await goals.QuarterAsync(), goals.Org.Sales, goals.Org.SalesLead, [Sample.Number() with { End = new(2026, 10, 1) }]);
        Assert.Equal((422, "keyResults[0].end"), await FieldAsync(goals.Admin.PostAsync("/api/goals/objectives", outside)));
        await goals.ConsistentAsync();
    }

    [Fact]
    public async Task A_rhythm_of_check_ins_that_changes_counts_other_periods()
    {
        var objective = await goals.Admin.PublishAsync(Sample.Objective(
            await goals.QuarterAsync(), goals.Org.InsideSales, goals.Org.Seller, [new("Open complaints", Measure.Maintain, null, null, High: 5)]));
        await SayAsync(objective, new(2026, 7, 2, 9, 0, 0, TimeSpan.Zero), objective.KeyResults[0].Id, 3);
        await SeeAsync(objective.Id, o => o.Progress == 0.125m); // 1 of 13 − 5

        await goals.Broker.PublishAsync(new Contracts.Directory.PolicyChanged(
            goals.Org.InsideSales, 1, new Dictionary<string, string> { ["checkInEveryWeeks"] = "2" }));

        await SeeAsync(objective.Id, o => o.Progress == 0.25m); // 1 of 6 − 2
        await goals.ConsistentAsync();
    }

    private static readonly DateTimeOffset s_at = new(2026, 8, 10, 9, 0, 0, TimeSpan.Zero);

    private static decimal Round(decimal? value) => decimal.Round(value ?? -1000, 3);

    private static KeyResultRequest OnMetric(Guid metric, MetricReading reading) => Sample.OnMetric(metric, 0, 12) with { Reading = reading };

    private static async Task<(int, string?)> FieldAsync(Task<HttpResponseMessage> sending)
    {
        var (status, _, fields) = await GoalsClient.ProblemAsync(sending);
        return (status, fields.FirstOrDefault());
    }

    private static async Task<T> Read<T>(GoalsClient client, string address, object body)
    {
        using var response = await client.PostAsync(address, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return System.Text.Json.JsonSerializer.Deserialize<T>(text, GoalsFixture.Json)!;
    }

    private ObjectiveRequest Serving(ObjectiveResponse parent, Guid keyResult, Relation relation) => Sample.Objective(
        goals.QuarterAsync().Result, goals.Org.InsideSales, goals.Org.Seller) with
    { Alignments = [new(parent.Id, relation, 1, keyResult)] };

    private async Task<ObjectiveResponse> PublishAsync(params KeyResultRequest[] keyResults) =>
        await goals.Admin.PublishAsync(Sample.Objective(await goals.QuarterAsync(), goals.Org.Sales, goals.Org.SalesLead, keyResults));

    private Task<Guid> ValuesAsync(Guid metric, params decimal[] weeks) =>
        ValuesAsync(metric, [.. weeks.Select((v, w) => (s_firstWeek.AddDays(7 * w), (decimal?)v))]);

    private Task<Guid> ValuesAsync(Guid metric, DateOnly day, decimal value) => ValuesAsync(metric, [(day, value)]);

    private async Task<Guid> ValuesAsync(Guid metric, (DateOnly, decimal?)[] values)
    {
        await goals.Broker.PublishAsync(GoalsFixture.Values(metric, 1, values));
        await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from metric_value where metric_id = $1)", metric));
        return metric;
    }

    private Task SayAsync(ObjectiveResponse objective, DateTimeOffset at, Guid keyResult, decimal value) => goals.Broker.PublishAsync(
        new CheckInSubmitted(Guid.CreateVersion7(), 1, objective.Id, objective.Owner.Id, at, null, [new(keyResult, value, null)]));

    private Task<ObjectiveResponse> SeeAsync(Guid objective, Func<ObjectiveResponse, bool> until) =>
        Eventually.SeeAsync(() => goals.Admin.GetAsync(objective), until);

    private Task<ExplainResponse> ExplainAsync(Guid objective) => goals.Admin.GetAsync<ExplainResponse>($"/api/goals/objectives/{objective}/explain");
}
