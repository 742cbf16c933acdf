using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Cycles;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Goals.Features.Policies;
using Setpoint.Goals.Features.Priorities;
using Setpoint.Goals.Features.Templates;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Services.Tests.Goals;

/// <summary>What makes planning less work: templates, copies, moves, many at once, tags, order, priorities and presets.</summary>
public sealed class PlanningTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    [Fact]
    public async Task A_template_keeps_the_words_and_a_draft_from_it_has_no_numbers()
    {
        var org = goals.Org;
        var cycle = await goals.Admin.PlanAsync("Q1 2071", new(2071, 1, 1), new(2071, 3, 31));
        var objective = await goals.Admin.PublishAsync(Sample.Objective(cycle, org.Sales, org.SalesLead));
        var template = await CreatedAsync<TemplateResponse>(goals.Speak(org.SalesLead).PostAsync("/api/goals/templates", new { unitId = org.Sales, objectiveId = objective.Id }));
        Assert.Equal([new OutlineContent("Depots with a second shift", "number")], template.KeyResults);
        Assert.Contains((await goals.Speak(org.Seller).GetAsync<Page<TemplateResponse>>("/api/goals/templates")).Items, t => t.Id == template.Id);
        Assert.Equal(HttpStatusCode.NotFound, (await goals.Speak(org.OperationsLead).Http.GetAsync($"/api/goals/templates/{template.Id}")).StatusCode);

        var draft = await CreatedAsync<ObjectiveResponse>(goals.Speak(org.SalesLead).PostAsync($"/api/goals/templates/{template.Id}/drafts", new { cycleId = cycle.Id }));

        Assert.Equal((objective.Title, Lifecycle.Draft, org.SalesLead), (draft.Title, draft.Lifecycle, draft.Owner.Id));
        Assert.Empty(draft.KeyResults);
        Assert.Equal("Depots with a second shift", Assert.Single(draft.Labels!.Outline).Title);
        var readiness = await goals.Admin.GetAsync<ReadinessResponse>($"/api/goals/cycles/{cycle.Id}/readiness");
        Assert.Contains(readiness.Missing.Items, m => m.Code == Lack.KeyResultWithoutNumbers && m.ObjectiveId == draft.Id);

        // With its numbers it is a key result like any other.
        var numbered = await goals.Admin.EditAsync(draft, Sample.Objective(cycle, org.Sales, org.SalesLead));
        Assert.Empty(numbered.Labels!.Outline);

        using var withdrawn = await goals.Speak(org.SalesLead).Http.DeleteAsync($"/api/goals/templates/{template.Id}");
        Assert.Equal(HttpStatusCode.NoContent, withdrawn.StatusCode);
        Assert.DoesNotContain((await goals.Admin.GetAsync<Page<TemplateResponse>>("/api/goals/templates")).Items, t => t.Id == template.Id);
    }

    [Fact]
    public async Task The_words_of_a_private_objective_are_no_template()
    {
        var cycle = await goals.QuarterAsync();
        var objective = await goals.Admin.DraftAsync(Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead) with { Visibility = Visibility.Private });
        var refused = await GoalsClient.ProblemAsync(goals.Admin.PostAsync("/api/goals/templates", new { unitId = goals.Org.Sales, objectiveId = objective.Id }));
        Assert.Equal(["objectiveId"], refused.Fields);
    }

    [Theory]
    [InlineData("empty", 0, 2)]
    [InlineData("keep", 2, 0)]
    public async Task A_copy_has_the_words_and_the_numbers_only_if_asked(string targets, int keyResults, int outlined)
    {
        var org = goals.Org;
        var (cycle, metric) = (await goals.QuarterAsync(), await goals.MetricAsync());
        var original = await goals.Admin.PublishAsync(Sample.Objective(cycle, org.Sales, org.SalesLead, [Sample.Number(20), Sample.OnMetric(metric, 71, 85)]));

        var copy = await CreatedAsync<ObjectiveResponse>(goals.Admin.PostAsync($"/api/goals/objectives/{original.Id}/duplicate", new { cycleId = cycle.Id, ownerId = org.Seller, targets }));

        Assert.Equal((original.Title, Lifecycle.Draft, org.Seller), (copy.Title, copy.Lifecycle, copy.Owner.Id));
        Assert.Equal((keyResults, outlined), (copy.KeyResults.Count, copy.Labels!.Outline.Count));
        Assert.Equal(targets == "keep" ? [20, 85] : [], copy.KeyResults.Select(k => k.Target));
        await goals.ConsistentAsync();
    }

    [Fact]
    public async Task A_metric_that_one_may_not_read_is_not_copied_on()
    {
        var org = goals.Org;
        var (cycle, metric) = (await goals.QuarterAsync(), await goals.MetricAsync(visibility: "unit", unit: org.Sales));
        var original = await goals.Admin.PublishAsync(Sample.Objective(cycle, org.Sales, org.SalesLead, [Sample.OnMetric(metric, 71, 85)]));

        var copy = await CreatedAsync<ObjectiveResponse>(goals.Speak(org.OperationsLead).PostAsync(
            $"/api/goals/objectives/{original.Id}/duplicate", new { cycleId = cycle.Id, unitId = org.Operations, targets = "keep" }));

        Assert.Empty(copy.KeyResults);
        Assert.Equal("Parcels on time", Assert.Single(copy.Labels!.Outline).Title);
    }

    [Fact]
    public async Task A_published_objective_moves_to_another_unit_for_a_reason()
    {
        var org = goals.Org;
        var objective = await goals.Admin.PublishAsync(Sample.Objective(await goals.QuarterAsync(), org.Sales, org.SalesLead));
        var address = $"/api/goals/objectives/{objective.Id}/move";

        Assert.Equal(["reason"], (await GoalsClient.ProblemAsync(goals.Admin.PostAsync(address, new { unitId = org.Operations }))).Fields);
        Assert.Equal(403, (await GoalsClient.ProblemAsync(goals.Speak(org.SalesLead).PostAsync(address, new { unitId = org.Operations, reason = "x" }))).Status);
        var moved = await goals.Admin.StepAsync(objective.Id, "move", new { unitId = org.Operations, reason = "Operations runs the depots now" });

        Assert.Equal(org.Operations, moved.Unit.Id);
        Assert.Equal("Operations runs the depots now", await goals.QueryAsync<string>("select reason from audit_entry where subject_id = $1 order by seq desc limit 1", objective.Id));
    }

    [Fact]
    public async Task Many_change_together_or_each_that_can()
    {
        var org = goals.Org;
        var cycle = await goals.QuarterAsync();
        var mine = await goals.Admin.DraftAsync(Sample.Objective(cycle, org.Sales, org.SalesLead));
        var theirs = await goals.Admin.DraftAsync(Sample.Objective(cycle, org.Operations, org.OperationsLead));
        var hidden = await goals.Admin.DraftAsync(Sample.Objective(cycle, org.Operations, org.OperationsLead) with { Visibility = Visibility.Private });
        object Body(bool each) => new { ids = new[] { mine.Id, theirs.Id, hidden.Id }, ownerId = org.Seller, visibility = "unit", tags = new[] { "depots", " Depots ", "2026" }, each };
        var lead = goals.Speak(org.SalesLead);

        using (var refused = await lead.PostAsync("/api/goals/objectives/bulk", Body(each: false)))
        {
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            var results = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["results"]!.AsArray();
            Assert.Equal([null, "forbidden", "not-found"], results.Select(r => (string?)r!["code"]));
            Assert.Equal(mine.Version, (await goals.Admin.GetAsync(mine.Id)).Version);
        }

        using var answer = await lead.PostAsync("/api/goals/objectives/bulk", Body(each: true));
        Assert.Equal(1, (await answer.Content.ReadFromJsonAsync<BulkResponse>(GoalsFixture.Json))!.Done);
        var changed = await goals.Admin.GetAsync(mine.Id);
        Assert.Equal((org.Seller, Visibility.Unit), (changed.Owner.Id, changed.Visibility));
        Assert.Equal(["2026", "depots"], changed.Labels!.Tags);
        Assert.Equal(theirs.Version, (await goals.Admin.GetAsync(theirs.Id)).Version);
        Assert.Equal([mine.Id], (await lead.GetAsync<Page<ObjectiveSummary>>("/api/goals/objectives?tag=depots")).Items.Select(o => o.Id));
        Assert.Equal(["ids"], (await GoalsClient.ProblemAsync(lead.PostAsync("/api/goals/objectives/bulk", new { ids = new[] { mine.Id } }))).Fields);
        var tooMany = new { ids = Enumerable.Range(0, 201).Select(_ => Guid.NewGuid()), ownerId = org.Seller };
        Assert.Equal(["ids"], (await GoalsClient.ProblemAsync(lead.PostAsync("/api/goals/objectives/bulk", tooMany))).Fields);
    }

    [Fact]
    public async Task Tags_and_links_are_few_and_lead_to_pages()
    {
        var objective = await goals.Admin.DraftAsync(Sample.Objective(await goals.QuarterAsync(), goals.Org.Sales, goals.Org.SalesLead));
        var address = $"/api/goals/objectives/{objective.Id}/labels";
        Task<HttpResponseMessage> Put(object body, long? version) => goals.Admin.SendAsync(HttpMethod.Put, address, body, version);

        Assert.Equal(428, (await GoalsClient.ProblemAsync(Put(new { tags = new[] { "a" } }, null))).Status);
        Assert.Equal(["tags"], (await GoalsClient.ProblemAsync(Put(new { tags = Enumerable.Range(0, 21).Select(i => $"t{i}") }, objective.Version))).Fields);
        Assert.Equal(["links[0].address"], (await GoalsClient.ProblemAsync(Put(new { links = new[] { new { title = "x", address = "javascript:alert(1)" } } }, objective.Version))).Fields);
        using var put = await Put(new { tags = new[] { "depots" }, links = new[] { new { title = "The plan", address = "https://wiki.example/plan" } } }, objective.Version);
        var labels = (await goals.Admin.GetAsync(objective.Id)).Labels!;
        Assert.Equal(["depots"], labels.Tags);
        Assert.Equal([new LinkContent("The plan", "https://wiki.example/plan")], labels.Links);
    }

    [Fact]
    public async Task A_unit_shows_its_objectives_in_the_order_that_it_gave_them()
    {
        var org = goals.Org;
        var cycle = await goals.Admin.PlanAsync("Q2 2071", new(2071, 4, 1), new(2071, 6, 30));
        var ids = new List<Guid>();
        for (var i = 0; i < 4; i++)
        {
            ids.Add((await goals.Admin.DraftAsync(Sample.Objective(cycle, org.Operations, org.OperationsLead))).Id);
        }

        Guid[] wanted = [ids[3], ids[1]];
        using var put = await goals.Speak(org.OperationsLead).SendAsync(HttpMethod.Put, "/api/goals/objectives/order", new { unitId = org.Operations, cycleId = cycle.Id, ids = wanted }, null);

        Assert.Equal(HttpStatusCode.NoContent, put.StatusCode);
        var seen = new List<Guid>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await goals.Admin.GetAsync<Page<ObjectiveSummary>>(
                $"/api/goals/objectives?cycle={cycle.Id}&sort=position&limit=3{(cursor.Length > 0 ? $"&cursor={Uri.EscapeDataString(cursor)}" : "")}");
            seen.AddRange(page.Items.Select(o => o.Id));
            cursor = page.Next;
        }

        Assert.Equal([ids[3], ids[1], ids[0], ids[2]], seen);
        var stranger = new { unitId = org.Operations, cycleId = cycle.Id, ids = new[] { Guid.NewGuid() } };
        Assert.Equal(["ids[0]"], (await GoalsClient.ProblemAsync(goals.Admin.SendAsync(HttpMethod.Put, "/api/goals/objectives/order", stranger, null))).Fields);
    }

    [Fact]
    public async Task Priorities_are_three_to_five_of_a_unit_or_of_a_person_in_it()
    {
        var org = goals.Org;
        var cycle = await goals.QuarterAsync();
        object Body(Guid? person, int count) => new { cycleId = cycle.Id, unitId = org.InsideSales, personId = person, items = Enumerable.Range(1, count).Select(i => new { text = $"Thing {i}", done = i == 1 }) };
        Task<HttpResponseMessage> Put(Guid who, object body, long? version = null) => goals.Speak(who).SendAsync(HttpMethod.Put, "/api/goals/priorities", body, version);

        Assert.Equal(["items"], (await GoalsClient.ProblemAsync(Put(org.SalesLead, Body(null, 2)))).Fields);
        Assert.Equal(["items"], (await GoalsClient.ProblemAsync(Put(org.SalesLead, Body(null, 6)))).Fields);
        Assert.Equal(403, (await GoalsClient.ProblemAsync(Put(org.Seller, Body(null, 3)))).Status);
        using (var units = await Put(org.SalesLead, Body(null, 3)))
        {
            Assert.Equal(HttpStatusCode.OK, units.StatusCode);
        }

        using (var own = await Put(org.Seller, Body(org.Seller, 5)))
        {
            Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        }

        Assert.Equal(428, (await GoalsClient.ProblemAsync(Put(org.Seller, Body(org.Seller, 4)))).Status);
        Assert.Equal(412, (await GoalsClient.ProblemAsync(Put(org.Seller, Body(org.Seller, 4), 7))).Status);
        using (var again = await Put(org.Seller, Body(org.Seller, 4), 1))
        {
            Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        }

        var address = $"/api/goals/priorities?unit={org.InsideSales}&cycle={cycle.Id}";
        var seen = (await goals.Speak(org.SalesLead).GetAsync<Page<PrioritiesResponse>>(address)).Items;
        Assert.Equal([(null, 3), (org.Seller, 4)], seen.Select(l => (l.PersonId, l.Items.Count)));
        Assert.Equal(new PriorityContent("Thing 1", true), seen[0].Items[0]);
        Assert.Empty((await goals.Speak(org.OperationsLead).GetAsync<Page<PrioritiesResponse>>(address)).Items);
    }

    [Fact]
    public async Task Presets_are_there_for_three_sizes_of_company() =>
        Assert.Equal(["start-up", "company", "group"], (await goals.Speak(goals.Org.Viewer).GetAsync<List<Preset>>("/api/goals/policies/presets")).Select(p => p.Name));

    private static async Task<T> CreatedAsync<T>(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<T>(GoalsFixture.Json))!;
    }
}
