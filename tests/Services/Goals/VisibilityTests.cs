using System.Net;
using Setpoint.Contracts.CheckIns;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Goals.Features.Tree;
using Setpoint.ServiceDefaults.Http;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

public sealed class VisibilityTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    /// <summary>An objective of inside sales, owned by Sam, by everybody who might look for it.</summary>
    [Theory]
    [InlineData(Visibility.Public, "Admin Executive SalesLead Seller Viewer OperationsLead")]
    [InlineData(Visibility.Unit, "Admin Executive SalesLead Seller Viewer")]
    [InlineData(Visibility.Private, "Admin Executive SalesLead Seller")]
    public async Task Only_those_who_may_see_it_find_it(Visibility visibility, string expected)
    {
        var cycle = await goals.QuarterAsync();
        var company = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.Company, goals.Org.Executive));
        var relation = visibility == Visibility.Private ? Relation.Supports : Relation.Contributes;
        var objective = await goals.Admin.DraftAsync(
            Sample.Objective(cycle, goals.Org.InsideSales, goals.Org.Seller, null, (company.Id, relation)) with { Visibility = visibility });

        (string Name, Guid Id)[] people =
        [
            ("Admin", goals.Org.Admin), ("Executive", goals.Org.Executive), ("SalesLead", goals.Org.SalesLead),
            ("Seller", goals.Org.Seller), ("Viewer", goals.Org.Viewer), ("OperationsLead", goals.Org.OperationsLead),
        ];
        var found = new List<string>();
        foreach (var (name, id) in people)
        {
            if (await FindsAsync(goals.Speak(id), objective.Id, company.Id, cycle.Id, visibility))
            {
                found.Add(name);
            }
        }

        Assert.Equal(expected, string.Join(' ', found));
    }

    [Fact]
    public async Task Contributors_and_owners_of_key_results_see_what_they_work_on()
    {
        var request = Sample.Objective(await goals.QuarterAsync(), goals.Org.Sales, goals.Org.SalesLead) with { Visibility = Visibility.Private };
        var withContributor = await goals.Admin.DraftAsync(request with { ContributorIds = [goals.Org.OperationsLead] });
        var withOwner = await goals.Admin.DraftAsync(request with { KeyResults = [Sample.Number() with { OwnerId = goals.Org.OperationsLead }] });
        var withNeither = await goals.Admin.DraftAsync(request);

        var other = goals.Speak(goals.Org.OperationsLead);
        Assert.Equal(withContributor.Id, (await other.GetAsync(withContributor.Id)).Id);
        Assert.Equal(withOwner.Id, (await other.GetAsync(withOwner.Id)).Id);
        Assert.Equal(404, (await GoalsClient.ProblemAsync(other.Http.GetAsync($"/api/goals/objectives/{withNeither.Id}"))).Status);
    }

    [Fact]
    public async Task What_is_hidden_answers_exactly_as_what_is_absent()
    {
        var request = Sample.Objective(await goals.QuarterAsync(), goals.Org.Sales, goals.Org.SalesLead) with { Visibility = Visibility.Private };
        var hidden = await goals.Admin.DraftAsync(request);
        var other = goals.Speak(goals.Org.OperationsLead);
        foreach (var (method, path, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Get, "", null), (HttpMethod.Get, "/explain", null), (HttpMethod.Get, "/history", null), (HttpMethod.Put, "", request),
            (HttpMethod.Post, "/propose", new { }), (HttpMethod.Post, "/publish", new { }), (HttpMethod.Post, "/retire", new { reason = "x" }), (HttpMethod.Post, "/grade", new { }),
        })
        {
            Assert.Equal(await AnswerAsync(Guid.NewGuid()), await AnswerAsync(hidden.Id));

            async Task<string> AnswerAsync(Guid id)
            {
                using var message = new HttpRequestMessage(method, $"/api/goals/objectives/{id}{path}")
                {
                    Content = body is null ? null : System.Net.Http.Json.JsonContent.Create(body, body.GetType(), options: GoalsFixture.Json),
                };
                message.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
                using var response = await other.Http.SendAsync(message);
                Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
                var text = await response.Content.ReadAsStringAsync();
                return text[..text.IndexOf("traceId", StringComparison.Ordinal)];
            }
        }

        // Nor can it be named as a parent.
        var aligned = await GoalsClient.ProblemAsync(other.PostAsync(
            "/api/goals/objectives", Sample.Objective(await goals.QuarterAsync(), goals.Org.Operations, goals.Org.OperationsLead, null, (hidden.Id, Relation.Supports))));
        Assert.Equal((422, "parent-unknown"), (aligned.Status, aligned.Code));
    }

    [Fact]
    public async Task One_for_its_unit_counts_above_without_its_name()
    {
        var cycle = await goals.QuarterAsync();
        var company = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.Company, goals.Org.Executive, []));
        var hidden = await goals.Admin.PublishAsync(
            Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead, null, Sample.Contributes(company)) with { Visibility = Visibility.Unit });
        await goals.Broker.PublishAsync(new CheckInSubmitted(
            Guid.CreateVersion7(), 1, hidden.Id, goals.Org.SalesLead, new(2026, 8, 3, 0, 0, 0, TimeSpan.Zero), 0.9m, [new(hidden.KeyResults[0].Id, 6, null)]));
        var other = goals.Speak(goals.Org.OperationsLead);
        var seen = await Eventually.SeeAsync(() => other.GetAsync(company.Id), o => o.Progress == 0.5m);

        var child = Assert.Single(seen.Children);
        Assert.Equal((hidden.Id, null, 0.5m, "Sales"), (child.Id, child.Title, child.Progress, child.Unit.Name));
        var explained = await other.GetAsync<ExplainResponse>($"/api/goals/objectives/{company.Id}/explain");
        Assert.Null(explained.Items.Single().Children!.Single().Title);
        var node = (await other.GetAsync<TreeResponse>($"/api/goals/tree?cycle={cycle.Id}")).Nodes.Single(n => n.Id == hidden.Id);
        Assert.Equal((null, null, null, 0.5m), (node.Title, node.OwnerId, node.Confidence, node.Progress));
        Assert.Equal(hidden.Title, (await goals.Speak(goals.Org.Viewer).GetAsync(company.Id)).Children.Single().Title);
    }

    [Fact]
    public async Task Diagnostics_are_for_administrators()
    {
        Assert.Equal(403, (await GoalsClient.ProblemAsync(goals.Speak(goals.Org.Executive).Http.GetAsync("/api/goals/diagnostics/recompute"))).Status);
        await goals.ConsistentAsync();
    }

    [Fact]
    public async Task A_token_needs_the_scope()
    {
        using var reads = goals.As(goals.Org.Admin, "goals:read");
        Assert.Equal(403, (await GoalsClient.ProblemAsync(new GoalsClient(reads).PostAsync("/api/goals/cycles", new { name = "x" }))).Status);
        using var nobody = goals.Anonymous();
        using var answer = await nobody.GetAsync("/api/goals/cycles");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    /// <summary>True when every door leads to it, false when none does; anything between fails.</summary>
    private static async Task<bool> FindsAsync(GoalsClient client, Guid id, Guid parent, Guid cycle, Visibility visibility)
    {
        using var direct = await client.Http.GetAsync($"/api/goals/objectives/{id}");
        var listed = (await client.GetAsync<Page<ObjectiveSummary>>($"/api/goals/objectives?cycle={cycle}&limit=500")).Items.Any(o => o.Id == id);
        var tree = (await client.GetAsync<TreeResponse>($"/api/goals/tree?cycle={cycle}")).Nodes.FirstOrDefault(n => n.Id == id);
        var above = (await client.GetAsync(parent)).Children.SingleOrDefault(c => c.Id == id);
        var explained = (await client.GetAsync<ExplainResponse>($"/api/goals/objectives/{parent}/explain")).LeftOut.SingleOrDefault(l => l.Id == id);
        var sees = direct.StatusCode == HttpStatusCode.OK;
        Assert.Equal(sees, listed);
        Assert.Equal(sees, tree?.Title is not null);
        Assert.Equal(sees, above?.Title is not null);
        Assert.Equal(sees, explained?.Title is not null);
        if (!sees && visibility == Visibility.Private)
        {
            Assert.True(tree is null && above is null && explained is null);
        }

        return sees;
    }
}
