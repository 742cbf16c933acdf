using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Cycles;
using Setpoint.Goals.Features.Objectives;

namespace Setpoint.Services.Tests.Goals;

public sealed class AlignmentTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    [Fact]
    public async Task Circles_and_double_counting_are_refused()
    {
        var cycle = await goals.QuarterAsync();
        var top = await goals.Admin.DraftAsync(Request(cycle));
        var middle = await goals.Admin.DraftAsync(Request(cycle, top.Id));
        var bottom = await goals.Admin.DraftAsync(Request(cycle, middle.Id));

        var circle = await GoalsClient.ProblemAsync(goals.Admin.PutAsync(top.Id, Request(cycle, bottom.Id), 1));
        Assert.Equal((422, "alignment-cycle", "alignments[0].parentId"), (circle.Status, circle.Code, circle.Fields.Single()));
        var self = await GoalsClient.ProblemAsync(goals.Admin.PutAsync(top.Id, Request(cycle, top.Id), 1));
        Assert.Equal("alignment-cycle", self.Code);
        var twice = await GoalsClient.ProblemAsync(goals.Admin.PutAsync(bottom.Id, Request(cycle, middle.Id, top.Id), 1));
        Assert.Equal(("alignment-ancestor", "alignments[1].parentId"), (twice.Code, twice.Fields.Single()));
        var repeated = await GoalsClient.ProblemAsync(goals.Admin.PutAsync(bottom.Id, Request(cycle, middle.Id, middle.Id), 1));
        Assert.Equal("alignments[1].parentId", repeated.Fields.Single());
    }

    [Fact]
    public async Task Edits_at_once_cannot_close_a_circle_between_them()
    {
        var cycle = await goals.QuarterAsync();
        for (var round = 0; round < 5; round++)
        {
            var ring = new List<ObjectiveResponse>();
            for (var i = 0; i < 4; i++)
            {
                ring.Add(await goals.Admin.DraftAsync(Request(cycle)));
            }

            var answers = await Task.WhenAll(ring.Select((o, i) => goals.Admin.PutAsync(o.Id, Request(cycle, ring[(i + 1) % 4].Id), 1)));

            Assert.Equal([200, 200, 200, 422], answers.Select(a => (int)a.StatusCode).Order());
        }

        await goals.ConsistentAsync();
    }

    [Fact]
    public async Task A_parent_that_the_editor_may_not_see_stays_linked()
    {
        var cycle = await goals.QuarterAsync();
        var hidden = await goals.Admin.DraftAsync(Request(cycle) with { UnitId = goals.Org.Sales, Visibility = Visibility.Private });
        var request = Request(cycle, hidden.Id) with { UnitId = goals.Org.Operations, OwnerId = goals.Org.OperationsLead };
        var linked = await goals.Admin.DraftAsync(request);
        var owner = goals.Speak(goals.Org.OperationsLead);
        Assert.Empty((await owner.GetAsync(linked.Id)).Parents);

        // What cannot be seen cannot be sent back either; the editor's own list is about what is seen.
        var edited = await owner.EditAsync(linked, request with { Alignments = [], Title = "Renamed", KeyResults = [] });

        Assert.Equal("Renamed", edited.Title);
        Assert.Equal(hidden.Id, (await goals.Admin.GetAsync(linked.Id)).Parents.Single().Id);
    }

    private ObjectiveRequest Request(CycleResponse cycle, params Guid[] parents) =>
        Sample.Objective(cycle, goals.Org.Company, goals.Org.Executive, [], [.. parents.Select(p => (p, Relation.Contributes))]);
}
