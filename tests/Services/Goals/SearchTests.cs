using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Search;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Services.Tests.Goals;

public sealed class SearchTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    [Fact]
    public async Task Words_are_found_where_they_stand_in_any_form_and_the_last_may_be_unfinished()
    {
        var cycle = await goals.QuarterAsync();
        var request = Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead) with
        {
            Title = "Zebras cross the river", Why = "Because crocodiles wait", KeyResults = [Sample.Number() with { Title = "Bridges are built" }],
        };
        var objective = await goals.Admin.PublishAsync(request);

        var byTitle = Assert.Single((await FindAsync("river zeb")).Items);
        Assert.Equal((objective.Id, SearchKind.Title, "Sales"), (byTitle.ObjectiveId, byTitle.Kind, byTitle.Unit.Name));
        Assert.Equal([("Zebras", true), (" cross the ", false), ("river", true)], byTitle.Reason.Select(p => (p.Text, p.Match)));
        Assert.Equal(objective.Id, Assert.Single((await FindAsync("crossing zebra")).Items).ObjectiveId);
        var byWhy = Assert.Single((await FindAsync("crocodile")).Items);
        Assert.Equal((SearchKind.Why, "Because crocodiles wait"), (byWhy.Kind, string.Concat(byWhy.Reason.Select(p => p.Text))));
        var byPart = Assert.Single((await FindAsync("bridg")).Items);
        Assert.Equal((SearchKind.KeyResult, objective.KeyResults[0].Id), (byPart.Kind, byPart.KeyResultId));
        Assert.Empty((await FindAsync("bridges", "&kind=title")).Items);
        Assert.Empty((await FindAsync("zebra crocodile unicorn")).Items);

        var edited = request with { Title = "Lions cross the river", KeyResults = [request.KeyResults![0] with { Id = objective.KeyResults[0].Id }] };
        await goals.Admin.EditAsync(objective, edited);
        Assert.Empty((await FindAsync("zebra")).Items);
        Assert.Single((await FindAsync("lion")).Items);
    }

    [Fact]
    public async Task Names_of_people_and_learning_notes_are_searched_within_a_unit_and_a_cycle()
    {
        var cycle = await goals.Admin.PlanAsync("Q1 2026", new(2026, 1, 1), new(2026, 3, 31), CyclePhase.Grading);
        var objective = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.InsideSales, goals.Org.Seller) with { ContributorIds = [goals.Org.Viewer] });
        var byPerson = (await FindAsync("vic view")).Items.Single(h => h.ObjectiveId == objective.Id);
        Assert.Equal((SearchKind.Person, "Vic Viewer"), (byPerson.Kind, byPerson.Person!.Name));

        await goals.Admin.StepAsync(objective.Id, "grade", new
        {
            grade = 0,
            learning = new { achieved = "Nothing", learned = "Hedgehogs hibernate", wrongAssumption = "x", continuesAsKpi = "x", stops = "x" },
        });
        var byNote = Assert.Single((await FindAsync("hedgehog", $"&cycle={cycle.Id}&unit={goals.Org.Sales}")).Items);
        Assert.Equal((objective.Id, SearchKind.LearningNote, "Hedgehogs"), (byNote.ObjectiveId, byNote.Kind, byNote.Reason.Single(p => p.Match).Text));
        Assert.Empty((await FindAsync("hedgehog", $"&unit={goals.Org.Operations}")).Items);
        Assert.Empty((await FindAsync("hedgehog", $"&cycle={(await goals.QuarterAsync()).Id}")).Items);
    }

    [Theory]
    [InlineData(Visibility.Unit, "Admin SalesLead Viewer")]
    [InlineData(Visibility.Private, "Admin SalesLead")]
    public async Task Nobody_finds_what_they_may_not_see(Visibility visibility, string expected)
    {
        var word = $"secret{visibility}";
        await goals.Admin.DraftAsync(Sample.Objective(await goals.QuarterAsync(), goals.Org.Sales, goals.Org.SalesLead) with
        {
            Title = word, Why = word, Visibility = visibility, KeyResults = [Sample.Number() with { Title = word }],
        });
        var found = new List<string>();
        foreach (var (name, id) in new[]
        {
            ("Admin", goals.Org.Admin), ("SalesLead", goals.Org.SalesLead), ("Viewer", goals.Org.Viewer), ("OperationsLead", goals.Org.OperationsLead),
        })
        {
            if ((await goals.Speak(id).GetAsync<Page<SearchHit>>($"/api/goals/search?q={word}")).Items.Count > 0)
            {
                found.Add(name);
            }
        }

        Assert.Equal(expected, string.Join(' ', found));
    }

    [Fact]
    public async Task Hits_are_paged_by_rank_each_objective_once()
    {
        var cycle = await goals.QuarterAsync();
        for (var n = 0; n < 5; n++)
        {
            await goals.Admin.DraftAsync(Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead) with
            {
                Title = n % 2 == 0 ? "Flamingos" : "Other birds", KeyResults = [Sample.Number() with { Title = "Flamingos counted" }],
            });
        }

        var first = await FindAsync("flamingo", "&limit=2");
        var second = await FindAsync("flamingo", $"&limit=2&cursor={Uri.EscapeDataString(first.Next!)}");
        var third = await FindAsync("flamingo", $"&limit=2&cursor={Uri.EscapeDataString(second.Next!)}");
        var all = first.Items.Concat(second.Items).Concat(third.Items).ToList();
        Assert.Equal((5, 5, null), (all.Count, all.DistinctBy(h => h.ObjectiveId).Count(), third.Next));
        Assert.Equal([SearchKind.Title, SearchKind.Title, SearchKind.Title, SearchKind.KeyResult, SearchKind.KeyResult], all.Select(h => h.Kind));
        Assert.Equal(422, (await GoalsClient.ProblemAsync(goals.Admin.Http.GetAsync("/api/goals/search?q=%20!"))).Status);
    }

    private Task<Page<SearchHit>> FindAsync(string words, string more = "") =>
        goals.Admin.GetAsync<Page<SearchHit>>($"/api/goals/search?q={Uri.EscapeDataString(words)}{more}");
}
