using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Cycles;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Goals.Features.Serving;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Services.Tests.Goals;

public sealed class SuggestionTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    private readonly Lazy<Task<CycleResponse>> _cycle = new(() => goals.Admin.PlanAsync($"{Guid.NewGuid():N}", new(2026, 7, 1), new(2026, 9, 30)));

    [Fact]
    public async Task What_a_draft_could_serve_is_ranked_by_unit_words_and_metric_and_twins_elsewhere_are_named()
    {
        var metric = await goals.MetricAsync();
        var company = await OfAsync(goals.Org.Company, "Customers stay with us");
        var sales = await OfAsync(goals.Org.Sales, "Retailers renew their contracts early");
        var unrelated = await OfAsync(goals.Org.Operations, "Vans are electric");
        var twin = await OfAsync(goals.Org.Operations, "Renewing contracts of retailers in time", Sample.OnMetric(metric, 71, 85));
        var hidden = await OfAsync(goals.Org.Operations, "Retailers renew contracts", null, Visibility.Private);

        var request = new SuggestionRequest((await _cycle.Value).Id, goals.Org.InsideSales, "Retailers renew contracts", [new("Parcels on time", metric)]);
        var draft = await SuggestAsync(goals.Speak(goals.Org.Seller), request);

        // Of the stems contract, parcel, renew, retail, time: 0.4 / 4 + 0.4 × 5/5 + 0.2 across; 0.4 + 0.4 × 3/5 above; 0.4 / 2 two above.
        Assert.Equal([(twin.Id, 0.7m), (sales.Id, 0.64m), (company.Id, 0.2m)], draft.Serves.Select(s => (s.Id, s.Score)));
        Assert.Equal((1, 0, "contract renew retail"), (draft.Serves[1].Because.StepsUp, draft.Serves[1].Because.StepsDown, string.Join(' ', draft.Serves[1].Because.Words)));
        var duplicate = Assert.Single(draft.Duplicates);
        Assert.Equal((twin.Id, 1m, metric), (duplicate.Id, duplicate.Score, duplicate.Because.MetricIds.Single()));
        Assert.DoesNotContain(draft.Serves.Concat(draft.Duplicates), s => s.Id == hidden.Id || s.Id == unrelated.Id);
        Assert.Contains((await SuggestAsync(goals.Speak(goals.Org.OperationsLead), request)).Duplicates, s => s.Id == hidden.Id);

        // Saved, it is not offered what it serves already.
        var saved = await goals.Admin.DraftAsync(Sample.Objective(await _cycle.Value, goals.Org.InsideSales, goals.Org.Seller, null, Sample.Contributes(sales)) with
        {
            Title = "Retailers renew contracts",
        });
        var later = await goals.Speak(goals.Org.Seller).GetAsync<SuggestionsResponse>($"/api/goals/objectives/{saved.Id}/suggestions");
        Assert.DoesNotContain(later.Serves, s => s.Id == sales.Id || s.Id == saved.Id);
        Assert.Contains(later.Duplicates, d => d.Id == twin.Id);
    }

    [Fact]
    public async Task Mine_the_teams_and_orphans_are_listed_and_coverage_counts_the_same()
    {
        var company = await OfAsync(goals.Org.Company, "Above all");
        var aligned = await OfAsync(goals.Org.Sales, "Aligned", null, Visibility.Public, (company.Id, Relation.Contributes));
        var orphan = await OfAsync(goals.Org.Sales, "Orphan");
        var team = await OfAsync(goals.Org.InsideSales, "Of the team");
        var hiddenParent = await OfAsync(goals.Org.Sales, "Hidden", null, Visibility.Private);
        var underHidden = await OfAsync(goals.Org.Sales, "Under hidden", null, Visibility.Public, (hiddenParent.Id, Relation.Supports));
        var contributed = await goals.Admin.PublishAsync(Sample.Objective(await _cycle.Value, goals.Org.Operations, goals.Org.Admin) with { ContributorIds = [goals.Org.Seller] });

        Assert.Equal([contributed.Id], await ListAsync(goals.Org.Seller, "mine"));
        Assert.Equal([team.Id], await ListAsync(goals.Org.Seller, "team"));
        Assert.Equal([aligned.Id, orphan.Id, hiddenParent.Id, underHidden.Id], await ListAsync(goals.Org.SalesLead, "team"));
        Assert.Equal([orphan.Id, team.Id, hiddenParent.Id, contributed.Id], await ListAsync(goals.Org.SalesLead, "orphans"));

        // For those who may not know what it serves it serves nothing.
        Assert.Equal([orphan.Id, team.Id, underHidden.Id, contributed.Id], await ListAsync(goals.Org.OperationsLead, "orphans"));
        Assert.Equal(422, (await GoalsClient.ProblemAsync(goals.Admin.Http.GetAsync("/api/goals/objectives?list=nonsense"))).Status);

        var coverage = await goals.Speak(goals.Org.SalesLead).GetAsync<CoverageResponse>($"/api/goals/alignment?cycle={(await _cycle.Value).Id}&unit={goals.Org.Sales}");
        Assert.Equal(new CoverageCount(5, 2, 3, 0.4m), coverage.Total);
        Assert.Equal([("Inside sales", new CoverageCount(1, 0, 1, 0)), ("Sales", new CoverageCount(4, 2, 2, 0.5m))], coverage.Units.Select(u => (u.Unit.Name, u.Count)));
    }

    private async Task<Guid[]> ListAsync(Guid person, string list) => [.. (await goals.Speak(person).GetAsync<Page<ObjectiveSummary>>(
        $"/api/goals/objectives?list={list}&cycle={(await _cycle.Value).Id}")).Items.Select(o => o.Id)];

    private static async Task<SuggestionsResponse> SuggestAsync(GoalsClient client, SuggestionRequest request)
    {
        using var response = await client.PostAsync("/api/goals/suggestions", request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return System.Text.Json.JsonSerializer.Deserialize<SuggestionsResponse>(text, GoalsFixture.Json)!;
    }

    private async Task<ObjectiveResponse> OfAsync(
        Guid unit, string title, KeyResultRequest? keyResult = null, Visibility visibility = Visibility.Public, params (Guid, Relation)[] parents) => await goals.Admin.PublishAsync(
        Sample.Objective(await _cycle.Value, unit, goals.Org.Admin, [keyResult ?? Sample.Number() with { Title = "Done" }], parents) with { Title = title, Visibility = visibility });
}
