using System.Text.Json;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Cycles;
using Setpoint.Goals.Features.Learning;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Services.Tests.Goals;

/// <summary>A grade never becomes a rating: exports and tokens give owner or grade, not both, unless they may, which is noted.</summary>
public sealed class ScoresTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    private const string Grade = "0.37";

    [Fact]
    public async Task A_token_is_told_no_grade_and_people_at_a_browser_are()
    {
        var (cycle, objective) = await GradedAsync();
        var token = Guid.NewGuid();
        using var script = goals.Script(goals.Org.Admin, token);

        foreach (var address in Addresses(cycle, objective.Id))
        {
            Assert.DoesNotContain(Grade, await script.GetStringAsync(address), StringComparison.Ordinal);
        }

        Assert.Contains("Lea Lead", await script.GetStringAsync($"/api/goals/objectives/{objective.Id}"), StringComparison.Ordinal);
        Assert.Equal((0.37m, "Lea Lead"), (objective.Grade, objective.Owner.Name));
        Assert.Equal("scope-missing", (await GoalsClient.ProblemAsync(script.GetAsync($"/api/goals/export?cycle={cycle.Id}&grades=true"))).Code);
        Assert.Equal(0, await NotedAsync(token));
    }

    [Fact]
    public async Task With_the_scope_it_is_told_both_and_each_time_is_in_the_history()
    {
        var (cycle, objective) = await GradedAsync();
        var token = Guid.NewGuid();
        using var script = goals.Script(goals.Org.Admin, token, Caller.ScoresScope);
        string[] addresses = [.. Addresses(cycle, objective.Id)[..3], $"/api/goals/export?cycle={cycle.Id}&grades=true"];

        foreach (var address in addresses)
        {
            Assert.Contains(Grade, await script.GetStringAsync(address), StringComparison.Ordinal);
        }

        Assert.Equal(addresses.Length, await NotedAsync(token));
        await script.GetStringAsync($"/api/goals/objectives?cycle={(await goals.QuarterAsync()).Id}"); // nothing graded in it
        Assert.Equal(addresses.Length, await NotedAsync(token));
        var entry = (await goals.Admin.GetAsync<Page<JsonElement>>($"/api/goals/audit?subject={token}")).Items[^1];
        Assert.Equal(("read-scores", goals.Org.Admin), (entry.GetProperty("action").GetString(), entry.GetProperty("actor").GetGuid()));
        Assert.Equal($"GET /api/goals/objectives/{objective.Id}", entry.GetProperty("changes").GetProperty("address")[1].GetString());
    }

    [Fact]
    public async Task A_file_has_owners_or_grades_and_both_only_for_an_administrator()
    {
        var (cycle, _) = await GradedAsync();
        var (owner, address) = ($"{goals.Org.SalesLead:N}@example.com", $"/api/goals/export?cycle={cycle.Id}");

        Assert.Equal((true, false), await HasAsync(goals.Org.SalesLead, address));
        Assert.Equal((false, true), await HasAsync(goals.Org.SalesLead, $"{address}&grades=true"));
        Assert.Equal(0, await NotedAsync(goals.Org.SalesLead));
        Assert.Equal((true, false), await HasAsync(goals.Org.Admin, address));
        Assert.Equal((true, true), await HasAsync(goals.Org.Admin, $"{address}&grades=true"));
        Assert.Equal(1, await NotedAsync(goals.Org.Admin));

        async Task<(bool, bool)> HasAsync(Guid person, string at)
        {
            var file = await goals.Speak(person).Http.GetStringAsync(at);
            return (file.Contains(owner, StringComparison.Ordinal), file.Contains(Grade, StringComparison.Ordinal));
        }
    }

    private static string[] Addresses(CycleResponse cycle, Guid objective) =>
    [
        $"/api/goals/objectives/{objective}", $"/api/goals/objectives?cycle={cycle.Id}", $"/api/goals/learning-notes?cycle={cycle.Id}",
        $"/api/goals/retrospective?cycle={cycle.Id}", $"/api/goals/objectives/{objective}/lineage",
    ];

    private Task<long> NotedAsync(Guid subject) =>
        goals.QueryAsync<long>("select count(*) from audit_entry where subject_id = $1 and action = 'read-scores'", subject);

    private async Task<(CycleResponse, ObjectiveResponse)> GradedAsync()
    {
        var cycle = await goals.Admin.PlanAsync($"{Guid.NewGuid():N}", new(2055, 1, 1), new(2055, 3, 31), CyclePhase.Grading);
        var objective = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead));
        var learning = new { achieved = "a", learned = "b", wrongAssumption = "c", continuesAsKpi = "d", stops = "e" };
        return (cycle, await goals.Admin.StepAsync(objective.Id, "grade", new { grade = 0.37, reason = "By hand", learning }));
    }
}
