using Setpoint.Contracts.CheckIns;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Goals.Features.Tree;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

public sealed class PastTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    [Fact]
    public async Task What_was_believed_then_stays_when_values_and_weights_change()
    {
        var cycle = await goals.Admin.PlanAsync("Past", new(2026, 7, 1), new(2026, 9, 30));
        var company = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.Company, goals.Org.Executive, []));
        var request = Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead, [Sample.Number(), Sample.Number(weight: 3)], Sample.Contributes(company));
        var unborn = await MomentAsync();
        var objective = await goals.Admin.DraftAsync(request);
        var drafted = await MomentAsync();
        objective = await goals.Admin.StepAsync(objective.Id, "publish");
        await CheckInAsync(objective, (0, 6), (1, 0));
        await ProgressAsync(objective, 0.125m);
        var then = await MomentAsync();

        // Later the first counts as much as the other, the second moved, and the target is another.
        await CheckInAsync(objective, (1, 6));
        KeyResultRequest Kept(int i, decimal target) => Sample.Number(target) with { Id = objective.KeyResults[i].Id };
        // A change of a target bears the service's clock.
        goals.Clock.Set(new DateTimeOffset(await goals.QueryAsync<DateTime>("select clock_timestamp()")));
        await goals.Admin.EditAsync(objective, request with { KeyResults = [Kept(0, 24), Kept(1, 12)], Reason = "More of it" });
        await ProgressAsync(objective, 0.375m);

        var past = await AtAsync(objective.Id, then);
        Assert.Equal((0.125m, Lifecycle.Published, Pace.NoData, null), (past.Progress, past.Lifecycle, past.Pace, past.Expected));
        Assert.Equal((12m, null), (past.KeyResults[0].Target, past.KeyResults[0].Current));
        Assert.Equal((1, 4), (past.Past!.ChangedSince, past.Past.Missing.Count));
        Assert.Equal((null, Lifecycle.Draft), await StandingAsync(objective.Id, drafted));
        Assert.Equal(404, (await GoalsClient.ProblemAsync(goals.Admin.Http.GetAsync($"/api/goals/objectives/{objective.Id}?asOf={unborn}"))).Status);
        Assert.Null((await goals.Admin.GetAsync(objective.Id)).Past);

        var tree = await goals.Admin.GetAsync<TreeResponse>($"/api/goals/tree?cycle={cycle.Id}&asOf={then}");
        Assert.Equal([(company.Id, 0.125m), (objective.Id, 0.125m)], tree.Nodes.Select(n => (n.Id, n.Progress!.Value)));
        Assert.Equal([company.Id], (await goals.Admin.GetAsync<TreeResponse>($"/api/goals/tree?cycle={cycle.Id}&asOf={unborn}")).Nodes.Select(n => n.Id));
    }

    [Fact]
    public async Task A_tree_is_opened_branch_by_branch()
    {
        var cycle = await goals.Admin.PlanAsync("Lazy", new(2026, 7, 1), new(2026, 9, 30));
        var top = await OfAsync(goals.Org.Company);
        var middle = await OfAsync(goals.Org.Sales, Sample.Contributes(top));
        var (left, right) = (await OfAsync(goals.Org.InsideSales, Sample.Contributes(middle)), await OfAsync(goals.Org.InsideSales, Sample.Supports(middle)));
        var last = await OfAsync(goals.Org.InsideSales, Sample.Contributes(left));

        Assert.Equal([(top.Id, 1)], (await TreeAsync("&depth=1")).Select(n => (n.Id, n.Children)));
        Assert.Equal([(middle.Id, 2)], (await TreeAsync($"&depth=1&below={top.Id}")).Select(n => (n.Id, n.Children)));
        Assert.Equal([(left.Id, 1, 2), (right.Id, 0, 2)], (await TreeAsync($"&depth=1&below={middle.Id}")).OrderBy(n => n.Id).Select(n => (n.Id, n.Children, n.Level)));
        Assert.Equal([left.Id, right.Id, last.Id], (await TreeAsync($"&below={middle.Id}")).Select(n => n.Id));
        Assert.Equal(404, (await GoalsClient.ProblemAsync(goals.Admin.Http.GetAsync($"/api/goals/tree?cycle={cycle.Id}&below={Guid.NewGuid()}"))).Status);

        async Task<IReadOnlyList<TreeNode>> TreeAsync(string query) => (await goals.Admin.GetAsync<TreeResponse>($"/api/goals/tree?cycle={cycle.Id}{query}")).Nodes;
        Task<ObjectiveResponse> OfAsync(Guid unit, params (Guid, Relation)[] parents) =>
            goals.Admin.PublishAsync(Sample.Objective(cycle, unit, goals.Org.Admin, null, parents));
    }

    private async Task<string> MomentAsync() => Uri.EscapeDataString((await goals.QueryAsync<DateTime>("select clock_timestamp()")).ToUniversalTime().ToString("O"));

    private Task<ObjectiveResponse> AtAsync(Guid id, string moment) => goals.Admin.GetAsync<ObjectiveResponse>($"/api/goals/objectives/{id}?asOf={moment}");

    private async Task<(decimal?, Lifecycle)> StandingAsync(Guid id, string moment) => await AtAsync(id, moment) is var past ? (past.Progress, past.Lifecycle) : default;

    private Task ProgressAsync(ObjectiveResponse objective, decimal progress) =>
        Eventually.SeeAsync(() => goals.Admin.GetAsync(objective.Id), o => o.Progress == progress);

    private Task CheckInAsync(ObjectiveResponse objective, params (int KeyResult, decimal Value)[] values) => goals.Broker.PublishAsync(new CheckInSubmitted(
        Guid.CreateVersion7(), 1, objective.Id, goals.Org.SalesLead, new DateTimeOffset(2026, 8, 3, 0, 0, 0, TimeSpan.Zero).AddHours(values.Length == 1 ? 1 : 0), 0.9m,
        [.. values.Select(v => new KeyResultCheckIn(objective.KeyResults[v.KeyResult].Id, v.Value, null))]));
}
