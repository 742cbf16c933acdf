using Setpoint.Contracts.CheckIns;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Goals.Features.Tree;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

public sealed class OverrideTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    [Fact]
    public async Task A_stated_progress_counts_above_with_the_computed_one_beside_it_and_a_way_back()
    {
        var (company, team) = await TwoLevelsAsync();
        await SayAsync(team, 3);
        await SeeAsync(company.Id, 0.25m);

        var stated = await goals.Speak(goals.Org.SalesLead).StepAsync(team.Id, "override", new OverrideRequest(0.6m, null, "The depots are ready, the system does not know"));
        Assert.Equal((0.6m, 0.25m, 0.6m), (stated.Progress!.Value, stated.ComputedProgress!.Value, stated.Override!.Progress!.Value));
        Assert.Equal((Pace.OnTrack, Pace.Behind, goals.Org.SalesLead), (stated.Pace, stated.ComputedPace!.Value, stated.Override.By.Id));
        Assert.Equal(0.25m, stated.SuggestedGrade);
        Assert.Equal(0.6m, (await goals.Admin.GetAsync(company.Id)).Progress);

        // It stands while what is computed goes on.
        await SayAsync(team, 6);
        await Eventually.SeeAsync(async () => (await goals.Admin.GetAsync(team.Id)).ComputedProgress, seen => seen == 0.5m);
        var explained = await goals.Admin.GetAsync<ExplainResponse>($"/api/goals/objectives/{team.Id}/explain");
        Assert.Equal((0.5m, 0.5m, 0.6m, Pace.OnTrack), (explained.Progress, explained.Recomputed, explained.Override!.Progress, explained.Pace.Value));
        var tree = await goals.Admin.GetAsync<TreeResponse>($"/api/goals/tree?cycle={company.Cycle.Id}");
        var node = tree.Nodes.Single(n => n.Id == team.Id);
        Assert.Equal((0.6m, 0.5m), (node.Progress, node.ComputedProgress));
        await goals.ConsistentAsync();

        var back = await DeleteAsync(goals.Speak(goals.Org.SalesLead), team.Id);
        Assert.Equal((0.5m, null, null), (back.Progress!.Value, back.ComputedProgress, back.Override));
        Assert.Equal(0.5m, (await goals.Admin.GetAsync(company.Id)).Progress);
        Assert.Equal(back.Version, (await DeleteAsync(goals.Admin, team.Id)).Version);
        await goals.ConsistentAsync();
    }

    [Fact]
    public async Task A_stated_status_is_shown_and_belief_is_held_against_the_computed_one()
    {
        var (_, team) = await TwoLevelsAsync();
        await SayAsync(team, 3, confidence: 0.9m);
        await SeeAsync(team.Id, 0.25m);

        var stated = await goals.Admin.StepAsync(team.Id, "override", new OverrideRequest(null, Pace.OnTrack, "Two depots open on Monday"));

        Assert.Equal((Pace.OnTrack, Pace.Behind, 0.25m), (stated.Pace, stated.ComputedPace!.Value, stated.Progress!.Value));
        Assert.Equal((0.25m, Disagreement.ConfidentButBehind), (stated.ComputedProgress!.Value, stated.Disagreement!.Value));
        var entry = await goals.QueryAsync<string>(
            "select changes ->> 'statedPace' || coalesce(reason, '') from audit_entry where subject_id = $1 order by seq desc limit 1", team.Id);
        Assert.Contains("Two depots open on Monday", entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_measured_may_be_stated_and_counts()
    {
        var (company, team) = await TwoLevelsAsync();

        await goals.Admin.StepAsync(team.Id, "override", new OverrideRequest(0.5m, null, "Seen with my own eyes"));

        var seen = await goals.Admin.GetAsync(company.Id);
        Assert.Equal((0.5m, Pace.OnTrack), (seen.Progress!.Value, seen.Pace));
        await goals.ConsistentAsync();
    }

    [Fact]
    public async Task An_override_is_within_bounds_with_a_reason_and_of_what_is_published()
    {
        var (_, team) = await TwoLevelsAsync();
        (OverrideRequest Body, string Fields)[] wrong =
        [
            (new(null, null, null), "progress,reason"), (new(1.01m, null, "x"), "progress"), (new(-0.01m, null, "x"), "progress"),
            (new(null, Pace.Met, "x"), "status"), (new(0.5m, Pace.Behind, " "), "reason"),
        ];
        foreach (var (body, fields) in wrong)
        {
            var problem = await GoalsClient.ProblemAsync(goals.Admin.PostAsync($"/api/goals/objectives/{team.Id}/override", body));
            Assert.Equal((422, fields), (problem.Status, string.Join(',', problem.Fields.Order(StringComparer.Ordinal))));
        }

        var draft = await goals.Admin.DraftAsync(Sample.Objective(await goals.QuarterAsync(), goals.Org.Sales, goals.Org.SalesLead));
        var refused = await GoalsClient.ProblemAsync(goals.Admin.PostAsync($"/api/goals/objectives/{draft.Id}/override", new OverrideRequest(0.5m, null, "x")));
        Assert.Equal((422, "objective-lifecycle"), (refused.Status, refused.Code));
    }

    private async Task<(ObjectiveResponse Company, ObjectiveResponse Team)> TwoLevelsAsync()
    {
        var cycle = await goals.QuarterAsync();
        var company = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.Company, goals.Org.Executive, []));
        return (company, await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead, null, Sample.Contributes(company))));
    }

    private Task SayAsync(ObjectiveResponse objective, decimal value, decimal? confidence = null) => goals.Broker.PublishAsync(new CheckInSubmitted(
        Guid.CreateVersion7(), 1, objective.Id, objective.Owner.Id, new(2026, 8, 10, 9, 0, (int)value, TimeSpan.Zero), confidence,
        [new(objective.KeyResults[0].Id, value, null)]));

    private Task SeeAsync(Guid objective, decimal? progress) =>
        Eventually.SeeAsync(async () => (await goals.Admin.GetAsync(objective)).Progress, seen => seen == progress);

    private static async Task<ObjectiveResponse> DeleteAsync(GoalsClient client, Guid id)
    {
        using var response = await client.Http.DeleteAsync($"/api/goals/objectives/{id}/override");
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return System.Text.Json.JsonSerializer.Deserialize<ObjectiveResponse>(text, GoalsFixture.Json)!;
    }
}
