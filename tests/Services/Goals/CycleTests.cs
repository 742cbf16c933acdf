using System.Net;
using System.Net.Http.Json;
using Setpoint.Contracts.Goals;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Cycles;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Services.Tests.Goals;

public sealed class CycleTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    [Fact]
    public async Task A_cycle_is_planned_read_and_told()
    {
        await goals.Broker.HearAsync<CycleChanged>();

        using var response = await goals.Admin.PostAsync("/api/goals/cycles", new { name = " FY 2027 ", start = "2027-01-01", end = "2027-12-31" });

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("\"1\"", response.Headers.ETag!.Tag);
        var cycle = (await response.Content.ReadFromJsonAsync<CycleResponse>(GoalsFixture.Json))!;
        Assert.Equal(("FY 2027", CyclePhase.Planning, 1L), (cycle.Name, cycle.Phase, cycle.Version));
        Assert.Equal(cycle, await goals.Speak(goals.Org.Seller).GetAsync<CycleResponse>(response.Headers.Location!.ToString()));
        await goals.Broker.ExpectAsync<CycleChanged>(c => c == new CycleChanged(cycle.Id, 1, "FY 2027", new(2027, 1, 1), new(2027, 12, 31), "planning"));
    }

    [Theory]
    [InlineData("{}", "end,name,start")]
    [InlineData("""{"name":"","start":"2026-01-01","end":"2026-02-01"}""", "name")]
    [InlineData("""{"name":"x","start":"2026-01-01","end":"2026-01-01"}""", "end")]
    [InlineData("""{"name":"x","start":"2026-01-01","end":"2036-01-01"}""", "end")]
    public async Task What_is_wrong_is_named(string body, string fields)
    {
        var problem = await GoalsClient.ProblemAsync(goals.Admin.Http.PostAsync("/api/goals/cycles", new StringContent(body, null, "application/json")));

        Assert.Equal(422, problem.Status);
        Assert.Equal(fields, string.Join(',', problem.Fields));
    }

    [Fact]
    public async Task Only_the_company_plans_and_moves_cycles()
    {
        var lead = goals.Speak(goals.Org.SalesLead);
        Assert.Equal(403, (await GoalsClient.ProblemAsync(lead.PostAsync("/api/goals/cycles", new { name = "x", start = "2026-01-01", end = "2026-02-01" }))).Status);

        var cycle = await goals.Speak(goals.Org.Executive).PlanAsync("Q1 2031", new(2031, 1, 1), new(2031, 3, 31));
        Assert.Equal(403, (await GoalsClient.ProblemAsync(lead.SendAsync(HttpMethod.Post, $"/api/goals/cycles/{cycle.Id}/phase", new { phase = "active" }, 1))).Status);
    }

    [Fact]
    public async Task A_phase_needs_the_version_that_was_read_and_the_right_order()
    {
        var cycle = await goals.Admin.PlanAsync("Q1 2032", new(2032, 1, 1), new(2032, 3, 31));
        var address = $"/api/goals/cycles/{cycle.Id}/phase";

        Assert.Equal(428, (await GoalsClient.ProblemAsync(goals.Admin.SendAsync(HttpMethod.Post, address, new { phase = "active" }, null))).Status);
        Assert.Equal(412, (await GoalsClient.ProblemAsync(goals.Admin.SendAsync(HttpMethod.Post, address, new { phase = "active" }, 7))).Status);
        Assert.Equal((422, "cycle-phase-order"), Two(await GoalsClient.ProblemAsync(goals.Admin.SendAsync(HttpMethod.Post, address, new { phase = "closed" }, 1))));
        Assert.Equal(["phase"], (await GoalsClient.ProblemAsync(goals.Admin.SendAsync(HttpMethod.Post, address, new { }, 1))).Fields);
        Assert.Equal(404, (await GoalsClient.ProblemAsync(goals.Admin.SendAsync(HttpMethod.Post, $"/api/goals/cycles/{Guid.NewGuid()}/phase", new { phase = "active" }, 1))).Status);
        Assert.Equal(CyclePhase.Active, (await goals.Admin.MoveAsync(cycle, CyclePhase.Active)).Phase);
    }

    [Fact]
    public async Task A_cycle_closes_when_everything_in_it_is_graded_or_retired()
    {
        var cycle = await goals.Admin.PlanAsync("Q1 2033", new(2033, 1, 1), new(2033, 3, 31));
        var objective = await goals.Admin.DraftAsync(Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead));
        cycle = await goals.Admin.MoveAsync(cycle, CyclePhase.Active);
        cycle = await goals.Admin.MoveAsync(cycle, CyclePhase.Grading);
        var address = $"/api/goals/cycles/{cycle.Id}/phase";

        var refused = await GoalsClient.ProblemAsync(goals.Admin.SendAsync(HttpMethod.Post, address, new { phase = "closed" }, cycle.Version));
        Assert.Equal((422, "cycle-has-open-objectives"), Two(refused));

        await goals.Admin.StepAsync(objective.Id, "retire", new { reason = "never begun" });
        cycle = await goals.Admin.MoveAsync(cycle, CyclePhase.Closed);
        var late = await GoalsClient.ProblemAsync(goals.Admin.PostAsync("/api/goals/objectives", Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead)));
        Assert.Equal((422, "cycle-closed"), Two(late));
    }

    [Fact]
    public async Task The_list_pages_from_the_newest_on()
    {
        foreach (var year in Enumerable.Range(2040, 5))
        {
            await goals.Admin.PlanAsync($"FY {year}", new(year, 1, 1), new(year, 12, 31));
        }

        var seen = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await goals.Admin.GetAsync<Page<CycleResponse>>($"/api/goals/cycles?limit=2{(cursor.Length > 0 ? $"&cursor={Uri.EscapeDataString(cursor)}" : "")}");
            seen.AddRange(page.Items.Select(c => c.Name));
            cursor = page.Next;
        }

        Assert.Equal(["FY 2044", "FY 2043", "FY 2042", "FY 2041", "FY 2040"], seen.Take(5));
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(422, (await GoalsClient.ProblemAsync(goals.Admin.Http.GetAsync("/api/goals/cycles?cursor=nonsense"))).Status);
    }

    private static (int Status, string? Code) Two((int Status, string? Code, string[] Fields) problem) => (problem.Status, problem.Code);
}
