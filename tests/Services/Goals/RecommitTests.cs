using System.Net.Http.Json;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Cycles;
using Setpoint.Goals.Features.Objectives;

namespace Setpoint.Services.Tests.Goals;

/// <summary>Nothing rolls over silently: what is committed to again says what it continues, and why.</summary>
public sealed class RecommitTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    [Fact]
    public async Task What_was_graded_is_a_draft_of_a_later_cycle_with_the_old_target_beside_the_new_one()
    {
        var org = goals.Org;
        var (first, second) = (await CycleAsync(2041), await CycleAsync(2042));
        var earlier = await GradedAsync(first, org.Sales, 0.4m);

        var draft = await RecommitAsync(goals.Admin, earlier.Id, second, CopiedTargets.Keep);

        Assert.Equal((Lifecycle.Draft, second.Id, org.SalesLead, earlier.Title), (draft.Lifecycle, draft.Cycle.Id, draft.Owner.Id, draft.Title));
        var key = Assert.Single(draft.KeyResults);
        Assert.Equal((12m, 12m), (key.Target, key.Earlier!.Target));
        Assert.Equal((1, "Half of it is done"), (draft.Lineage!.Recommitted, draft.Lineage.Reason));
        Assert.Equal((earlier.Id, 0.4m, Lifecycle.Graded), draft.Lineage.Earlier.Select(e => (e.Id, e.Grade, e.Lifecycle)).Single());
        Assert.Equal("Half of it is done", await goals.QueryAsync<string>("select reason from audit_entry where subject_id = $1 order by seq limit 1", draft.Id));

        var renegotiated = await goals.Admin.EditAsync(draft, Sample.Objective(second, org.Sales, org.SalesLead, [Sample.Number(9) with { Id = key.Id }]));
        Assert.Equal((9m, 12m), (renegotiated.KeyResults[0].Target, renegotiated.KeyResults[0].Earlier!.Target));
        Assert.Equal(Lifecycle.Graded, (await goals.Admin.GetAsync(earlier.Id)).Lifecycle);
    }

    [Fact]
    public async Task A_chain_is_told_from_both_ends_and_how_often()
    {
        CycleResponse[] cycles = [await CycleAsync(2043), await CycleAsync(2044), await CycleAsync(2045)];
        var first = await GradedAsync(cycles[0], goals.Org.Sales, 0.1m);
        var second = await RecommitAsync(goals.Admin, first.Id, cycles[1]);
        Assert.Equal(first.KeyResults[0].Title, Assert.Single(second.Labels!.Outline).Title);
        await goals.Admin.StepAsync(second.Id, "publish");
        await GradeAsync(second.Id, 0.2m);
        var third = await RecommitAsync(goals.Admin, second.Id, cycles[2]);

        Assert.Equal((0, "", $"{second.Id} {third.Id}"), await ToldAsync(goals.Admin, first.Id));
        Assert.Equal((1, $"{first.Id}", $"{third.Id}"), await ToldAsync(goals.Admin, second.Id));
        Assert.Equal((2, $"{second.Id} {first.Id}", ""), await ToldAsync(goals.Admin, third.Id));
        Assert.Equal(2, (await goals.Admin.GetAsync(third.Id)).Lineage!.Recommitted);
        Assert.Contains($",{second.Id},", await goals.Admin.Http.GetStringAsync($"/api/goals/export?cycle={cycles[2].Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_may_not_see_is_in_no_chain_and_hides_what_lies_beyond_it()
    {
        CycleResponse[] cycles = [await CycleAsync(2046), await CycleAsync(2047), await CycleAsync(2048)];
        var first = await GradedAsync(cycles[0], goals.Org.Sales, 0.1m);
        var second = await RecommitAsync(goals.Admin, first.Id, cycles[1]);
        second = await goals.Admin.EditAsync(second, Sample.Objective(cycles[1], goals.Org.Sales, goals.Org.SalesLead) with { Visibility = Visibility.Private });
        await goals.Admin.StepAsync(second.Id, "publish");
        await GradeAsync(second.Id, 0.2m);
        var third = await RecommitAsync(goals.Admin, second.Id, cycles[2], CopiedTargets.Keep);
        await goals.Admin.EditAsync(
            third, Sample.Objective(cycles[2], goals.Org.Sales, goals.Org.SalesLead, [Sample.Number() with { Id = third.KeyResults[0].Id }]));
        var outsider = goals.Speak(goals.Org.OperationsLead);

        Assert.Equal((0, "", ""), await ToldAsync(outsider, first.Id));
        Assert.Equal((0, "", ""), await ToldAsync(outsider, third.Id));
        var seen = await outsider.GetAsync(third.Id);
        Assert.Null(seen.Lineage);
        Assert.Null(seen.KeyResults[0].Earlier);
        Assert.NotNull((await goals.Admin.GetAsync(third.Id)).KeyResults[0].Earlier);
        Assert.Equal(404, (await GoalsClient.ProblemAsync(outsider.Http.GetAsync($"/api/goals/objectives/{second.Id}/lineage"))).Status);
        Assert.Equal(404, (await GoalsClient.ProblemAsync(PostAsync(outsider, second.Id, cycles[2]))).Status);
    }

    [Fact]
    public async Task It_is_refused_where_it_would_roll_over_silently()
    {
        var org = goals.Org;
        var (now, next) = (await goals.QuarterAsync(), await CycleAsync(2049));
        var running = await goals.Admin.PublishAsync(Sample.Objective(now, org.Sales, org.SalesLead));
        Assert.Equal("objective-not-ended", await CodeAsync(PostAsync(goals.Admin, running.Id, next)));
        await goals.Admin.StepAsync(running.Id, "retire", new { reason = "Given up" });
        Assert.Equal("objective-not-ended", await CodeAsync(PostAsync(goals.Admin, running.Id, next)));

        var ended = await goals.Admin.PublishAsync(Sample.Objective(next, org.Sales, org.SalesLead)); // not measured, in a cycle that is being graded
        var (later, earlier) = (await CycleAsync(2050), await CycleAsync(2040));
        Assert.Equal("cycle-not-later", await CodeAsync(PostAsync(goals.Admin, ended.Id, earlier)));
        Assert.Equal(["reason"], (await GoalsClient.ProblemAsync(PostAsync(goals.Admin, ended.Id, later, reason: " "))).Fields);
        Assert.Equal(403, (await GoalsClient.ProblemAsync(PostAsync(goals.Speak(org.OperationsLead), ended.Id, later))).Status);
        await RecommitAsync(goals.Speak(org.SalesLead), ended.Id, later);
        Assert.Equal("recommitted-already", await CodeAsync(PostAsync(goals.Admin, ended.Id, later)));
    }

    [Fact]
    public async Task The_same_key_commits_once()
    {
        var (first, second) = (await CycleAsync(2053), await CycleAsync(2054));
        var earlier = await GradedAsync(first, goals.Org.Sales, 0.4m);
        var key = $"{Guid.NewGuid()}";

        var made = await Task.WhenAll(OnceAsync(), OnceAsync());

        Assert.Equal(1, await goals.QueryAsync<long>("select count(*) from objective where continues = $1", earlier.Id));
        Assert.Contains(201, made);
        Assert.Equal(201, await OnceAsync());

        async Task<int> OnceAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/goals/objectives/{earlier.Id}/recommit")
            {
                Content = JsonContent.Create(new { cycleId = second.Id, reason = "Again" }),
                Headers = { { "Idempotency-Key", key } },
            };
            using var answer = await goals.Admin.Http.SendAsync(request);
            return (int)answer.StatusCode;
        }
    }

    private static async Task<(int, string, string)> ToldAsync(GoalsClient client, Guid id)
    {
        var told = await client.GetAsync<LineageResponse>($"/api/goals/objectives/{id}/lineage");
        return (told.Recommitted, string.Join(' ', told.Earlier.Select(e => e.Id)), string.Join(' ', told.Later.Select(e => e.Id)));
    }

    private static async Task<string?> CodeAsync(Task<HttpResponseMessage> sending) => (await GoalsClient.ProblemAsync(sending)).Code;

    private static Task<HttpResponseMessage> PostAsync(
        GoalsClient client, Guid id, CycleResponse cycle, CopiedTargets targets = CopiedTargets.Empty, string reason = "Half of it is done") =>
        client.PostAsync($"/api/goals/objectives/{id}/recommit", new { cycleId = cycle.Id, reason, targets });

    private static async Task<ObjectiveResponse> RecommitAsync(GoalsClient client, Guid id, CycleResponse cycle, CopiedTargets targets = CopiedTargets.Empty)
    {
        using var answer = await PostAsync(client, id, cycle, targets);
        Assert.True((int)answer.StatusCode == 201, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<ObjectiveResponse>(GoalsFixture.Json))!;
    }

    private Task<CycleResponse> CycleAsync(int year) => goals.Admin.PlanAsync($"{Guid.NewGuid():N}", new(year, 1, 1), new(year, 3, 31), CyclePhase.Grading);

    private async Task<ObjectiveResponse> GradedAsync(CycleResponse cycle, Guid unit, decimal grade) =>
        await GradeAsync((await goals.Admin.PublishAsync(Sample.Objective(cycle, unit, goals.Org.SalesLead))).Id, grade);

    private Task<ObjectiveResponse> GradeAsync(Guid id, decimal grade) => goals.Admin.StepAsync(
        id, "grade", new { grade, reason = "By hand", learning = new { achieved = "a", learned = "b", wrongAssumption = "c", continuesAsKpi = "d", stops = "e" } });
}
