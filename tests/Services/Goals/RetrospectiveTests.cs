using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Cycles;
using Setpoint.Goals.Features.Learning;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Services.Tests.Goals;

/// <summary>What cycles have taught: how their objectives ended, and the notes.</summary>
public sealed class RetrospectiveTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    [Fact]
    public async Task A_cycle_is_counted_by_kind_for_a_unit_for_each_below_and_together()
    {
        var org = goals.Org;
        var cycle = await CycleAsync();
        await GradedAsync(cycle, org.Sales, 1m);
        await GradedAsync(cycle, org.Sales, 0.5m, ObjectiveKind.Aspirational);
        await GradedAsync(cycle, org.InsideSales, 0.7m);
        await GradedAsync(cycle, org.Operations, 0.2m);
        var given = await goals.Admin.PublishAsync(Sample.Objective(cycle, org.InsideSales, org.Seller));
        await goals.Admin.StepAsync(given.Id, "retire", new { reason = "The market is gone" });
        await goals.Admin.PublishAsync(Sample.Objective(cycle, org.InsideSales, org.Seller));

        var company = Assert.Single((await goals.Admin.GetAsync<Page<RetrospectiveCycle>>($"/api/goals/retrospective?cycle={cycle.Id}")).Items);
        Assert.Equal(new KindTally(0, 0, 0, 0, null, 0, 0, 0), company.Own.Committed);
        Assert.Equal(new KindTally(3, 1, 1, 1, 0.63m, 0, 1, 1), company.Together.Committed); // (1 + 0.7 + 0.2) / 3
        Assert.Equal(new KindTally(1, 0, 1, 0, 0.5m, 0, 0, 0), company.Together.Aspirational);
        Assert.Equal(
            [("Operations", new KindTally(1, 0, 0, 1, 0.2m, 0, 0, 0)), ("Sales", new KindTally(2, 1, 1, 0, 0.85m, 0, 1, 1))],
            company.Below.Select(b => (b.Unit.Name, b.Together.Committed)));
        Assert.Equal((given.Id, "The market is gone", "Inside sales"), company.Retired.Select(r => (r.Id, r.Reason, r.Unit.Name)).Single());

        var sales = Assert.Single((await goals.Admin.GetAsync<Page<RetrospectiveCycle>>($"/api/goals/retrospective?unit={org.Sales}&cycle={cycle.Id}")).Items);
        Assert.Equal((1, 2), (sales.Own.Committed.Graded, sales.Together.Committed.Graded));
    }

    [Fact]
    public async Task What_somebody_may_not_see_is_in_no_number_and_no_note()
    {
        var org = goals.Org;
        var cycle = await CycleAsync();
        await GradedAsync(cycle, org.Sales, 1m, visibility: Visibility.Private, learned: "Zebra crossings");
        await GradedAsync(cycle, org.Sales, 0.4m, visibility: Visibility.Unit, learned: "Zebra crossings");
        await GradedAsync(cycle, org.Sales, 0.3m, learned: "Zebra crossings");

        Assert.Equal((1, 1), await CountsAsync(org.OperationsLead));
        Assert.Equal((2, 2), await CountsAsync(org.Seller));
        Assert.Equal((3, 3), await CountsAsync(org.SalesLead));
        using var limited = goals.Limited(org.Admin, org.Operations);
        Assert.Equal(404, (await GoalsClient.ProblemAsync(limited.GetAsync($"/api/goals/retrospective?unit={org.Sales}"))).Status);

        async Task<(int, int)> CountsAsync(Guid person)
        {
            var told = await goals.Speak(person).GetAsync<Page<RetrospectiveCycle>>($"/api/goals/retrospective?cycle={cycle.Id}");
            var notes = await goals.Speak(person).GetAsync<Page<LearningNoteView>>($"/api/goals/learning-notes?q=zebra&cycle={cycle.Id}");
            return (told.Items.Single().Together.Committed.Graded, notes.Items.Count);
        }
    }

    [Fact]
    public async Task Cycles_are_told_page_by_page_the_latest_first()
    {
        CycleResponse[] cycles = [await CycleAsync(2031), await CycleAsync(2032), await CycleAsync(2033)];
        var only = string.Join('&', cycles.Select(c => $"cycle={c.Id}"));
        var first = await goals.Admin.GetAsync<Page<RetrospectiveCycle>>($"/api/goals/retrospective?{only}&limit=2");
        var rest = await goals.Admin.GetAsync<Page<RetrospectiveCycle>>($"/api/goals/retrospective?{only}&limit=2&cursor={Uri.EscapeDataString(first.Next!)}");
        Assert.Equal([cycles[2].Id, cycles[1].Id, cycles[0].Id], first.Items.Concat(rest.Items).Select(c => c.Cycle.Id));
        Assert.Null(rest.Next);
        Assert.Equal(["cursor"], (await GoalsClient.ProblemAsync(goals.Admin.Http.GetAsync("/api/goals/retrospective?cursor=x"))).Fields);
    }

    [Fact]
    public async Task Notes_are_found_by_words_unit_cycle_and_kind_page_by_page()
    {
        var org = goals.Org;
        var (early, late) = (await CycleAsync(2027), await CycleAsync(2028));
        var a = await GradedAsync(early, org.InsideSales, 0.7m, ObjectiveKind.Aspirational, learned: "Walruses like handovers");
        var b = await GradedAsync(late, org.Operations, 0.9m, learned: "A walrus sorts parcels");
        var c = await GradedAsync(late, org.Sales, 1m, learned: "Nothing about animals");

        Assert.Equal([b.Id, a.Id], await FoundAsync("q=walrus"));
        Assert.Equal([a.Id], await FoundAsync("q=walrus handov"));
        Assert.Equal([a.Id], await FoundAsync($"q=walrus&unit={org.Sales}"));
        Assert.Equal([c.Id, b.Id], await FoundAsync($"cycle={late.Id}"));
        Assert.Equal([a.Id], await FoundAsync("q=walrus&kind=aspirational"));
        var page = await goals.Admin.GetAsync<Page<LearningNoteView>>("/api/goals/learning-notes?q=walrus&limit=1");
        Assert.Equal((b.Id, 0.9m, Pace.Near, "A walrus sorts parcels"), (page.Items[0].ObjectiveId, page.Items[0].Grade, page.Items[0].Verdict, page.Items[0].Note.Learned));
        Assert.Equal([a.Id], await FoundAsync($"q=walrus&cursor={Uri.EscapeDataString(page.Next!)}"));
        Assert.Equal(["kind"], (await GoalsClient.ProblemAsync(goals.Admin.Http.GetAsync("/api/goals/learning-notes?kind=both"))).Fields);
        Assert.Equal(["q"], (await GoalsClient.ProblemAsync(goals.Admin.Http.GetAsync("/api/goals/learning-notes?q=!!"))).Fields);

        async Task<List<Guid>> FoundAsync(string query) =>
            [.. (await goals.Admin.GetAsync<Page<LearningNoteView>>($"/api/goals/learning-notes?{query}")).Items.Select(n => n.ObjectiveId)];
    }

    private Task<CycleResponse> CycleAsync(int year = 2029) => goals.Admin.PlanAsync($"{Guid.NewGuid():N}", new(year, 1, 1), new(year, 3, 31), CyclePhase.Grading);

    private async Task<ObjectiveResponse> GradedAsync(
        CycleResponse cycle, Guid unit, decimal grade, ObjectiveKind kind = ObjectiveKind.Committed, Visibility visibility = Visibility.Public, string learned = "b")
    {
        var objective = await goals.Admin.PublishAsync(Sample.Objective(cycle, unit, goals.Org.SalesLead) with { Kind = kind, Visibility = visibility });
        return await goals.Admin.StepAsync(
            objective.Id, "grade", new { grade, reason = "By hand", learning = new { achieved = "a", learned, wrongAssumption = "c", continuesAsKpi = "d", stops = "e" } });
    }
}
