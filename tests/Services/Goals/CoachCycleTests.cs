using System.Net;
using Setpoint.Contracts.CheckIns;
using Setpoint.Contracts.Metrics;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Coach;
using Setpoint.Goals.Features.Cycles;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

/// <summary>A whole cycle, each in one of its own.</summary>
public sealed class CoachCycleTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    [Fact]
    public async Task Every_objective_is_judged_and_counted_by_rule_page_by_page()
    {
        var org = goals.Org;
        var cycle = await goals.Admin.PlanAsync("Judged", new(2026, 7, 1), new(2026, 9, 30));
        await PublishAsync(cycle, org.InsideSales, "Launch the new shop", Sample.Number(), Sample.Number());
        await PublishAsync(cycle, org.Operations, "Nobody gets hurt in our depots", Sample.Number(), Sample.Number());
        await goals.Admin.DraftAsync(Sample.Objective(cycle, org.Operations, org.OperationsLead, [Sample.Number()]) with { Title = "Delight our customers" });

        var all = await AskAsync(org.Seller, cycle);
        Assert.Equal([("activity-not-outcome", 1), ("key-result-count", 1), ("slogan", 1), ("ambitious-but-blind", 2)], all.Counts.Select(c => (c.Code, c.Count)));
        Assert.Equal(("activity-not-outcome", "title", "Launch the new shop"), (all.First!.Code, all.First.Field, all.First.Title));
        Assert.True(all.Complete);

        var pages = new List<CycleFinding>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await AskAsync(org.Seller, cycle, $"&limit=2{(cursor.Length > 0 ? $"&cursor={Uri.EscapeDataString(cursor)}" : "")}");
            Assert.Equal(all.Counts, page.Counts);
            pages.AddRange(page.Items);
            cursor = page.Next;
        }

        Assert.Equal(all.Items, pages);
        Assert.Equal([("activity-not-outcome", 1), ("ambitious-but-blind", 1)], (await AskAsync(org.Seller, cycle, $"&unit={org.Sales}")).Counts.Select(c => (c.Code, c.Count)));
    }

    [Fact]
    public async Task Two_units_at_the_same_thing_are_told_unless_one_serves_the_other()
    {
        var org = goals.Org;
        var cycle = await goals.Admin.PlanAsync("Same", new(2026, 7, 1), new(2026, 9, 30));
        var company = await PublishAsync(cycle, org.Company, "Small customers stay with us", Sample.Number(), Sample.Number());
        var serving = Sample.Objective(cycle, org.Sales, org.SalesLead, [Sample.Number(), Sample.Number()], Sample.Contributes(company)) with { Title = "Keep small customers with us" };
        await goals.Admin.PublishAsync(serving);
        Assert.DoesNotContain("duplicate-effort", Codes(await AskAsync(org.Seller, cycle)));

        await PublishAsync(cycle, org.Operations, "Small customers stay", Sample.Number(), Sample.Number());
        Assert.Equal(3, (await AskAsync(org.Seller, cycle)).Counts.Single(c => c.Code == "duplicate-effort").Count);
    }

    [Fact]
    public async Task A_red_KPI_is_informed_and_not_intentional_until_somebody_works_on_it_whom_one_may_see()
    {
        var org = goals.Org;
        var cycle = await goals.Admin.PlanAsync("Red", new(2026, 7, 1), new(2026, 9, 30));
        var metric = await goals.MetricAsync(unit: org.Operations);
        await TurnAsync(metric, 1, "red");

        var said = Assert.Single((await AskAsync(org.Seller, cycle, $"&unit={org.Operations}")).Items);
        Assert.Equal(("informed-not-intentional", metric, org.Operations), (said.Code, said.MetricId, said.UnitId));
        Assert.Empty((await AskAsync(org.Seller, cycle, $"&unit={org.Sales}")).Items);

        var hidden = Sample.Objective(cycle, org.Operations, org.OperationsLead, [Sample.OnMetric(metric, 71, 85), Sample.Number()]) with { Visibility = Visibility.Private };
        await goals.Admin.PublishAsync(hidden);
        Assert.Contains("informed-not-intentional", Codes(await AskAsync(org.Seller, cycle, $"&unit={org.Operations}")));
        Assert.DoesNotContain("informed-not-intentional", Codes(await AskAsync(org.OperationsLead, cycle, $"&unit={org.Operations}")));
        await TurnAsync(metric, 2, "green");
    }

    [Fact]
    public async Task Everything_at_risk_in_the_first_weeks_comes_first()
    {
        var org = goals.Org;
        // Day 22 of 43; check-ins were due up to Monday 10 August: 16 of 43 days, 0.372 was expected.
        var cycle = await goals.Admin.PlanAsync("Early", new(2026, 7, 25), new(2026, 9, 5));
        for (var i = 0; i < 3; i++)
        {
            var objective = await PublishAsync(cycle, org.Operations, $"Nobody waits in hall {i}", Sample.Number(), Sample.Number());
            await goals.Broker.PublishAsync(new CheckInSubmitted(
                Guid.CreateVersion7(), 1, objective.Id, org.OperationsLead, new(2026, 8, 9, 9, 0, 0, TimeSpan.Zero), null,
                [.. objective.KeyResults.Select(k => new KeyResultCheckIn(k.Id, 0, null))]));
        }

        var advice = await Eventually.SeeAsync(() => AskAsync(org.Seller, cycle), a => a.First?.Code == "all-red-early");
        Assert.Equal("All 3 objectives with a verdict are at risk in the first weeks.", advice.First!.Text);
    }

    [Fact]
    public async Task Hidden_objectives_change_nothing_for_those_who_may_not_see_them()
    {
        var org = goals.Org;
        var cycle = await goals.Admin.PlanAsync("Hidden", new(2026, 7, 1), new(2026, 9, 30));
        await PublishAsync(cycle, org.Operations, "Small customers stay with us", Sample.Number(), Sample.Number());
        var before = await AskAsync(org.Seller, cycle);
        foreach (var visibility in (Visibility[])[Visibility.Unit, Visibility.Private])
        {
            for (var i = 0; i < 4; i++)
            {
                await goals.Admin.PublishAsync(Sample.Objective(cycle, org.Operations, org.OperationsLead) with { Visibility = visibility, Title = "Keep small customers with us" });
            }
        }

        Assert.Equivalent(before with { AsOf = default }, await AskAsync(org.Seller, cycle) with { AsOf = default }, strict: true);
        Assert.Contains("objective-count", Codes(await AskAsync(org.OperationsLead, cycle)));
    }

    [Fact]
    public async Task A_cycle_that_is_not_there_is_not_found_and_the_running_one_is_meant_without_a_name()
    {
        var running = await goals.QuarterAsync();
        Assert.Equal(running.Id, (await goals.Admin.GetAsync<CycleAdvice>("/api/goals/coach/cycle")).CycleId);
        Assert.Equal(HttpStatusCode.NotFound, (await goals.Admin.Http.GetAsync($"/api/goals/coach/cycle?cycle={Guid.NewGuid()}")).StatusCode);
    }

    private async Task TurnAsync(Guid metric, long revision, string health)
    {
        await goals.Broker.PublishAsync(new MetricValuesChanged([new MetricValues(metric, revision, new(2026, 8, 3), 71, health, false, [])]));
        await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from metric_headline where metric_id = $1 and health = $2)", metric, health));
    }

    private static IEnumerable<string> Codes(CycleAdvice advice) => advice.Counts.Select(c => c.Code);

    private Task<ObjectiveResponse> PublishAsync(CycleResponse cycle, Guid unit, string title, params KeyResultRequest[] keyResults) =>
        goals.Admin.PublishAsync(Sample.Objective(cycle, unit, goals.Org.OperationsLead, keyResults) with { Title = title });

    private Task<CycleAdvice> AskAsync(Guid person, CycleResponse cycle, string query = "") =>
        goals.Speak(person).GetAsync<CycleAdvice>($"/api/goals/coach/cycle?cycle={cycle.Id}{query}");
}
