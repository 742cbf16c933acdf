using System.Net;
using Setpoint.Contracts.Directory;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Domain.Coach;
using Setpoint.Goals.Features.Coach;
using Setpoint.Goals.Features.Cycles;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Http;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

/// <summary>A draft as it is typed, against what the service knows of the cycle around it.</summary>
public sealed class CoachTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    private static long s_version = 1;

    [Fact]
    public async Task What_is_typed_is_judged_field_by_field_and_one_thing_comes_first()
    {
        var advice = await AskAsync(goals.Org.Seller, new DraftRequest(
            "Deliver world-class support",
            KeyResults: [new("Launch the new help pages"), new("Reduce churn by 10 %"), new("Satisfaction from 4.1 to 4.6", Measure.Number, 4.1m, 4.6m)],
            UnitId: goals.Org.InsideSales));

        Assert.Equal(
            [
                ("activity-not-outcome", "title"), ("activity-not-outcome", "keyResults[0].title"), ("no-number-or-date", "keyResults[0].target"),
                ("no-baseline", "keyResults[1].baseline"), ("slogan", "title"),
            ],
            advice.Findings.Select(f => (f.Code, f.Field)));
        Assert.Equal(advice.Findings[0], advice.First);
        Assert.All(advice.Findings, f => Assert.All([f.Text, f.Reason, f.Example], Assert.NotEmpty));
    }

    [Fact]
    public async Task Nothing_typed_is_nothing_said_and_too_much_is_named()
    {
        Assert.Empty((await AskAsync(goals.Org.Seller, new DraftRequest())).Findings);
        Assert.Null((await AskAsync(goals.Org.Seller, new DraftRequest(Title: " ", KeyResults: [new(), new()], UnitId: goals.Org.Sales))).First);

        var seller = goals.Speak(goals.Org.Seller);
        var much = new DraftRequest(new string('x', 301), new string('x', 4001), KeyResults: [null!, new(Target: 1e16m), .. Enumerable.Repeat(new DraftKeyResultRequest(), 50)]);
        var (status, _, fields) = await GoalsClient.ProblemAsync(seller.PostAsync("/api/goals/coach", much));
        Assert.Equal(422, status);
        Assert.Equal(["keyResults", "keyResults[0]", "keyResults[1].target", "title", "why"], fields.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_unit_switches_a_rule_off_for_itself_and_those_below()
    {
        var org = goals.Org;
        await DecideAsync(org.Sales, new() { ["coachSlogans"] = "off" });
        var slogan = new DraftRequest("Delight our customers");

        Assert.Empty((await AskAsync(org.Seller, slogan with { UnitId = org.InsideSales })).Findings);
        Assert.Equal("slogan", (await AskAsync(org.Seller, slogan with { UnitId = org.Operations })).First!.Code);
        var rules = await RulesAsync(org.InsideSales);
        Assert.Equal((false, org.Sales), (rules["slogan"].On, rules["slogan"].DecidedBy));
        Assert.Equal((true, null), (rules["sandbagging"].On, rules["sandbagging"].DecidedBy));
        Assert.True((await RulesAsync(null))["slogan"].On);
        await DecideAsync(org.Sales, []);
    }

    [Fact]
    public async Task A_target_is_held_against_the_metrics_own_trend()
    {
        var cycle = await goals.QuarterAsync();
        var metric = await goals.MetricAsync();
        // Twenty-four weeks to 9 August, two points each: 44 to 90. The last week of the quarter is seven weeks on: 104.
        await ValuesAsync(metric, 24, week => 44 + (2 * week));
        var draft = new DraftRequest(
            UnitId: goals.Org.Sales, CycleId: cycle.Id,
            KeyResults: [new("Parcels on time from 90 to 100", Measure.Metric, 90, 100, metric), new("12 hospitals sign the new contract", Measure.Number, 0, 12)]);

        var said = Assert.Single((await AskAsync(goals.Org.Seller, draft)).Findings);
        Assert.Equal(("sandbagging", "keyResults[0].target"), (said.Code, said.Field));
        Assert.Contains("will be at 104 when the cycle ends; the target is 100", said.Text, StringComparison.Ordinal);
        Assert.Empty((await AskAsync(goals.Org.Seller, draft with { KeyResults = [draft.KeyResults![0] with { Target = 110 }, draft.KeyResults[1]] })).Findings);
    }

    [Fact]
    public async Task A_metric_without_a_quarter_of_values_is_too_young_and_a_hidden_one_is_not_spoken_of()
    {
        var cycle = await goals.QuarterAsync();
        var (young, hidden) = (await goals.MetricAsync(), await goals.MetricAsync(visibility: "unit"));
        var draft = new DraftRequest(
            UnitId: goals.Org.Operations, CycleId: cycle.Id,
            KeyResults: [new("On time from 90 to 95", Measure.Metric, 90, 95, young), new("Errors from 9 to 5", Measure.Metric, 9, 5, hidden)]);

        var said = (await AskAsync(goals.Org.OperationsLead, draft)).Findings;
        Assert.Equal([("kpi-too-young", "keyResults[0].metricId"), ("metric-elsewhere", "keyResults[0].metricId")], said.Select(f => (f.Code, f.Field)));
        Assert.Contains("belongs to Sales, and nothing is asked of them", said[1].Text, StringComparison.Ordinal);
        Assert.Equal(4, (await AskAsync(goals.Org.Admin, draft)).Findings.Count);
    }

    [Fact]
    public async Task A_metric_elsewhere_is_fine_once_its_owner_is_asked()
    {
        var org = goals.Org;
        var cycle = await goals.Admin.PlanAsync("Asked", new(2026, 7, 1), new(2026, 9, 30));
        var metric = await goals.MetricAsync();
        await ValuesAsync(metric, 30, _ => 80);
        var stored = await goals.Admin.DraftAsync(Sample.Objective(cycle, org.Operations, org.OperationsLead, [Sample.OnMetric(metric, 71, 85), Sample.Number()]));
        var draft = new DraftRequest(
            UnitId: org.Operations, CycleId: cycle.Id, ObjectiveId: stored.Id, KeyResults: [new("From 71 to 85", Measure.Metric, 71, 85, metric), new("12 sign", Measure.Number, 0, 12)]);
        Assert.Equal("metric-elsewhere", Assert.Single((await AskAsync(org.OperationsLead, draft)).Findings).Code);
        var ofCycle = $"/api/goals/coach/cycle?cycle={cycle.Id}";
        Assert.Contains((await goals.Admin.GetAsync<CycleAdvice>(ofCycle)).Counts, c => c.Code == "metric-elsewhere");

        using var asked = await goals.Speak(org.OperationsLead).PostAsync(
            "/api/goals/dependencies", new { objectiveId = stored.Id, helpingUnitId = org.Sales, what = "Promise fewer days", due = "2026-09-01" });
        Assert.True(asked.IsSuccessStatusCode, await asked.Content.ReadAsStringAsync());
        Assert.Empty((await AskAsync(org.OperationsLead, draft)).Findings);
        Assert.DoesNotContain((await goals.Admin.GetAsync<CycleAdvice>(ofCycle)).Counts, c => c.Code == "metric-elsewhere");
    }

    [Fact]
    public async Task The_same_effort_elsewhere_is_named_where_it_is_public_and_not_linked()
    {
        var org = goals.Org;
        var cycle = await goals.Admin.PlanAsync("Duplicates", new(2026, 7, 1), new(2026, 9, 30));
        var metric = await goals.MetricAsync();
        await ValuesAsync(metric, 30, _ => 80);
        var theirs = await goals.Admin.PublishAsync(
            Sample.Objective(cycle, org.Operations, org.OperationsLead, [Sample.OnMetric(metric, 71, 85)]) with { Title = "Small customers stay with us" });
        var draft = new DraftRequest("Keep small customers with us", UnitId: org.Sales, CycleId: cycle.Id, KeyResults: [new("From 71 to 90", Measure.Metric, 71, 90, metric), new("12 sign", Measure.Number, 0, 12)]);

        var said = (await AskAsync(org.SalesLead, draft)).Findings;
        Assert.Equal([("duplicate-effort", "title"), ("duplicate-effort", "keyResults[0].metricId")], said.Select(f => (f.Code, f.Field)));
        Assert.Contains("Operations has “Small customers stay with us”", said[0].Text, StringComparison.Ordinal);
        Assert.Empty((await AskAsync(org.SalesLead, draft with { ParentIds = [theirs.Id] })).Findings);
        Assert.Empty((await AskAsync(org.SalesLead, draft with { UnitId = org.Operations, KeyResults = [draft.KeyResults![1], draft.KeyResults[1]] })).Findings);
        var down = draft with { Title = null, KeyResults = [new("From 71 to 60", Measure.Metric, 71, 60, metric), draft.KeyResults[1]] };
        Assert.Equal("opposite-targets", (await AskAsync(org.SalesLead, down)).First!.Code);

        await goals.Admin.EditAsync(theirs, Sample.Objective(cycle, org.Operations, org.OperationsLead) with { Title = theirs.Title, Visibility = Visibility.Unit, Reason = "Not for all" });
        Assert.Empty((await AskAsync(org.SalesLead, draft)).Findings);
    }

    [Fact]
    public async Task What_one_may_not_see_is_in_no_count()
    {
        var org = goals.Org;
        var cycle = await goals.Admin.PlanAsync("Counted", new(2026, 7, 1), new(2026, 9, 30));
        for (var i = 0; i < 3; i++)
        {
            await goals.Admin.PublishAsync(Sample.Objective(cycle, org.Operations, org.OperationsLead) with { Visibility = Visibility.Private });
        }

        var draft = new DraftRequest("Nobody gets hurt in our depots", UnitId: org.Operations, CycleId: cycle.Id);
        var said = Assert.Single((await AskAsync(org.OperationsLead, draft)).Findings);
        Assert.Equal(("objective-count", RuleSeverity.AsksForReason, "unitId"), (said.Code, said.Severity, said.Field));
        Assert.Contains("has 4 objectives in this cycle; it should have 3 at most", said.Text, StringComparison.Ordinal);
        Assert.Empty((await AskAsync(org.Seller, draft)).Findings);
    }

    [Fact]
    public async Task What_the_last_cycle_reached_by_its_grade_is_no_target()
    {
        var org = goals.Org;
        var metric = await goals.MetricAsync();
        await ValuesAsync(metric, 30, week => week % 2 == 0 ? 20 : 21);
        var spring = await goals.Admin.PlanAsync("Q2 2026", new(2026, 4, 1), new(2026, 6, 30), CyclePhase.Active);
        var past = await goals.Admin.PublishAsync(Sample.Objective(spring, org.Sales, org.SalesLead, [Sample.OnMetric(metric, 20, 30)]));
        await goals.Admin.MoveAsync(spring, CyclePhase.Grading);
        await goals.Admin.StepAsync(past.Id, "grade", new
        {
            grade = 0.8,
            reason = "Counted by hand",
            learning = new { achieved = "Most of it", learned = "It takes time", wrongAssumption = "None", continuesAsKpi = "Parcels on time", stops = "Lists" },
        });
        var next = await goals.QuarterAsync();
        var draft = new DraftRequest(
            UnitId: org.Sales, CycleId: next.Id, KeyResults: [new("From 21 to 27", Measure.Metric, 21, 27, metric), new("12 sign", Measure.Number, 0, 12)]);

        // From 20 to 30 graded 0.8: 28.
        var said = Assert.Single((await AskAsync(org.SalesLead, draft)).Findings);
        Assert.Equal("below-last-cycle", said.Code);
        Assert.Contains("was at 28. The target is 27", said.Text, StringComparison.Ordinal);
        Assert.Empty((await AskAsync(org.SalesLead, draft with { KeyResults = [draft.KeyResults![0] with { Target = 29 }, draft.KeyResults[1]] })).Findings);
    }

    [Fact]
    public async Task A_token_limited_to_a_unit_asks_nothing_of_another()
    {
        using var limited = goals.Limited(goals.Org.Admin, goals.Org.Operations);
        var speak = new GoalsClient(limited);
        Assert.Equal(HttpStatusCode.NotFound, (await speak.PostAsync("/api/goals/coach", new DraftRequest(UnitId: goals.Org.Sales))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await limited.GetAsync($"/api/goals/coach/rules?unit={goals.Org.Sales}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await speak.PostAsync("/api/goals/coach", new DraftRequest(UnitId: goals.Org.Operations))).StatusCode);
    }

    private async Task<DraftAdvice> AskAsync(Guid person, DraftRequest draft)
    {
        using var answer = await goals.Speak(person).PostAsync("/api/goals/coach", draft);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        return System.Text.Json.JsonSerializer.Deserialize<DraftAdvice>(text, GoalsFixture.Json)!;
    }

    private async Task<Dictionary<string, RuleView>> RulesAsync(Guid? unit) =>
        (await goals.Admin.GetAsync<Page<RuleView>>($"/api/goals/coach/rules{(unit is { } u ? $"?unit={u}" : "")}")).Items.ToDictionary(r => r.Code);

    /// <summary>The metric's latest weeks, up to the one that ends on Sunday 9 August.</summary>
    private async Task ValuesAsync(Guid metric, int weeks, Func<int, decimal> value)
    {
        var last = new DateOnly(2026, 8, 3);
        await goals.Broker.PublishAsync(GoalsFixture.Values(
            metric, 1, [.. Enumerable.Range(0, weeks).Select(w => (last.AddDays(-7 * (weeks - 1 - w)), (decimal?)value(w)))]));
        await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from metric_headline where metric_id = $1 and latest_period = '2026-08-03')", metric));
    }

    private async Task DecideAsync(Guid unit, Dictionary<string, string> values)
    {
        var version = Interlocked.Increment(ref s_version);
        await goals.Broker.PublishAsync(new PolicyChanged(unit, version, values));
        await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from policy where id = $1 and version = $2)", unit, version));
    }
}
