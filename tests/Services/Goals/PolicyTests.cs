using System.Net;
using Setpoint.Contracts.CheckIns;
using Setpoint.Contracts.Directory;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Goals.Features.Policies;
using Setpoint.ServiceDefaults.Http;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

/// <summary>What units decide is what their objectives are judged and limited by.</summary>
public sealed class PolicyTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    private static long s_version = 1;

    [Fact]
    public async Task A_changed_threshold_moves_the_pace_without_anybody_checking_in()
    {
        var org = goals.Org;
        var cycle = await goals.QuarterAsync();
        var sales = await goals.Admin.PublishAsync(Sample.Objective(cycle, org.InsideSales, org.Seller));
        var operations = await goals.Admin.PublishAsync(Sample.Objective(cycle, org.Operations, org.OperationsLead));
        foreach (var objective in (ObjectiveResponse[])[sales, operations])
        {
            await goals.Broker.PublishAsync(new CheckInSubmitted(
                Guid.CreateVersion7(), 1, objective.Id, objective.Owner.Id, new(2026, 8, 10, 9, 0, 0, TimeSpan.Zero), null, [new(objective.KeyResults[0].Id, 3, null)]));
        }

        // 3 of 12 is 0.25 where 0.435 was expected (day 40 of 92, committed): a gap of 0.185, behind.
        await Eventually.SeeAsync(async () => (await goals.Admin.GetAsync(sales.Id)).Pace, p => p == Pace.Behind);
        await DecideAsync(org.Sales, new() { ["onTrackGap"] = "0.2" });
        Assert.Equal(Pace.OnTrack, (await goals.Admin.GetAsync(sales.Id)).Pace);
        Assert.Equal(Pace.Behind, (await goals.Admin.GetAsync(operations.Id)).Pace);
        var why = await goals.Admin.GetAsync<ExplainResponse>($"/api/goals/objectives/{sales.Id}/explain");
        Assert.Equal((0.2m, (int)s_version + 1), (why.Pace.OnTrackUpTo, why.Policy.Version));

        await DecideAsync(org.Sales, new() { ["onTrackGap"] = "0.1", ["behindGap"] = "0.15" });
        Assert.Equal(Pace.AtRisk, (await goals.Admin.GetAsync(sales.Id)).Pace);
        await DecideAsync(org.Sales, []);
        Assert.Equal(Pace.Behind, (await goals.Admin.GetAsync(sales.Id)).Pace);
    }

    [Fact]
    public async Task A_dry_run_foretells_exactly_what_is_reported_afterwards()
    {
        var org = goals.Org;
        var cycle = await goals.QuarterAsync();
        for (var i = 0; i < 4; i++)
        {
            await goals.Admin.PublishAsync(Sample.Objective(cycle, org.Operations, org.OperationsLead, [Sample.Number(), Sample.Number()]));
        }

        var before = await BreachesAsync(org.Operations);
        var trial = new PolicyTrial(org.Operations, new Dictionary<string, string?> { ["unitObjectivesMost"] = "2", ["keyResultsLeast"] = "1" });
        var foretold = (await Read(await goals.Admin.PostAsync("/api/goals/policies/dry-run", trial))).Items;
        Assert.Equal(before, await BreachesAsync(org.Operations));

        await DecideAsync(org.Operations, trial.Values!.ToDictionary(v => v.Key, v => v.Value!));
        var reported = await BreachesAsync(org.Operations);
        Assert.Equal(foretold, reported);
        Assert.All(reported, b => Assert.Equal((LimitRule.TooManyObjectives, 2), (b.Rule, b.Limit)));
        Assert.Equal(reported[0].Count - 2, reported.Count);
        await DecideAsync(org.Operations, []);
        Assert.Equal(before, await BreachesAsync(org.Operations));
    }

    [Fact]
    public async Task A_dry_run_adds_to_what_the_unit_has_decided_and_takes_back_what_is_null()
    {
        var org = goals.Org;
        var cycle = await goals.QuarterAsync();
        await DecideAsync(org.Operations, new() { ["unitObjectivesMost"] = "1" });
        for (var i = 0; i < 2; i++)
        {
            await goals.Admin.PublishAsync(Sample.Objective(cycle, org.Operations, org.OperationsLead, [Sample.Number(), Sample.Number()]));
        }

        var foretold = await TryAsync(org.Operations, new() { ["keyResultsLeast"] = "3" });
        await DecideAsync(org.Operations, new() { ["unitObjectivesMost"] = "1", ["keyResultsLeast"] = "3" });
        Assert.Equal(foretold, await BreachesAsync(org.Operations));
        Assert.Contains(foretold, b => b.Rule == LimitRule.TooManyObjectives);
        Assert.Contains(foretold, b => b.Rule == LimitRule.TooFewKeyResults);

        foretold = await TryAsync(org.Operations, new() { ["keyResultsLeast"] = null });
        await DecideAsync(org.Operations, new() { ["unitObjectivesMost"] = "1" });
        Assert.Equal(foretold, await BreachesAsync(org.Operations));
        Assert.DoesNotContain(foretold, b => b.Rule == LimitRule.TooFewKeyResults);
        await DecideAsync(org.Operations, []);
    }

    [Fact]
    public async Task Who_publishes_is_decided_by_the_unit()
    {
        var org = goals.Org;
        var cycle = await goals.QuarterAsync();
        await DecideAsync(org.Sales, new() { ["publishRole"] = "executive" });
        var lead = goals.Speak(org.SalesLead);
        var draft = await lead.DraftAsync(Sample.Objective(cycle, org.Sales, org.SalesLead));

        Assert.Equal(HttpStatusCode.Forbidden, (await lead.PostAsync($"/api/goals/objectives/{draft.Id}/publish", new { })).StatusCode);
        Assert.Equal(Lifecycle.Published, (await goals.Speak(org.Executive).StepAsync(draft.Id, "publish")).Lifecycle);
        await DecideAsync(org.Sales, []);
    }

    [Fact]
    public async Task An_objective_of_ones_own_needs_the_units_policy_and_a_role()
    {
        var org = goals.Org;
        var cycle = await goals.QuarterAsync();
        var own = Sample.Objective(cycle, org.InsideSales, org.Seller, [Sample.Number(), Sample.Number()]) with { Personal = true };
        await RefusedAsync(own, "policy has personal objectives off");
        await DecideAsync(org.Sales, new() { ["personalObjectives"] = "lead" });
        await RefusedAsync(own, "from the role lead up");
        await RefusedAsync(own with { OwnerId = org.SalesLead }, "the owner's own unit");
        await DecideAsync(org.Sales, new() { ["personalObjectives"] = "member" });

        var before = await BreachesAsync(org.InsideSales);
        var made = await goals.Admin.PublishAsync(own);

        Assert.True(made.Personal);
        Assert.Equal(before, await BreachesAsync(org.InsideSales));
        var trial = new PolicyTrial(org.Sales, new Dictionary<string, string?> { ["personalObjectives"] = "off" });
        var foretold = (await Read(await goals.Admin.PostAsync("/api/goals/policies/dry-run", trial))).Items;
        await DecideAsync(org.Sales, []);
        var breach = Assert.Single(await BreachesAsync(org.InsideSales), b => b.Rule == LimitRule.PersonalNotAllowed);
        Assert.Equal((made.Id, org.InsideSales), (breach.ObjectiveId, breach.UnitId));
        Assert.Contains(breach, foretold);

        var edited = await goals.Admin.EditAsync(made, own with { Title = "Still mine", Personal = null, Reason = "Said more simply" });
        Assert.True(edited.Personal);
    }

    [Fact]
    public async Task What_is_measured_about_a_person_is_read_only_by_a_private_objective_of_theirs()
    {
        var org = goals.Org;
        var cycle = await goals.QuarterAsync();
        var metric = Guid.CreateVersion7();
        await goals.Broker.PublishAsync(goals.Metric(metric, unit: org.InsideSales) with { AboutPersonId = org.Seller });
        await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from metric where id = $1 and about_person_id = $2)", metric, org.Seller));
        await DecideAsync(org.Sales, new() { ["personalObjectives"] = "member" });
        var open = Sample.Objective(cycle, org.InsideSales, org.Seller, [Sample.OnMetric(metric, 71, 85)]);
        var own = open with { Personal = true, Visibility = Visibility.Private };
        var (seller, lead) = (goals.Speak(org.Seller), goals.Speak(org.SalesLead));

        var shown = await GoalsClient.ProblemAsync(seller.PostAsync("/api/goals/objectives", open));
        Assert.Equal((422, "keyResults[0].metricId"), (shown.Status, shown.Fields[0]));
        var unseen = await GoalsClient.ProblemAsync(lead.PostAsync("/api/goals/objectives", own));
        Assert.Equal((422, "keyResults[0].metricId"), (unseen.Status, unseen.Fields[0]));
        Assert.True((await seller.DraftAsync(own)).Personal);

        // Whoever they report to sees it, too.
        await goals.Broker.PublishAsync(org.People.Single(p => p.Id == org.Seller) with { Version = 2, ManagerId = org.SalesLead });
        await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from visible_metric($1) v where v.id = $2)", org.SalesLead, metric));
        Assert.True((await lead.DraftAsync(own)).Personal);
        await DecideAsync(org.Sales, []);
    }

    private async Task RefusedAsync(ObjectiveRequest request, string why)
    {
        var answer = await goals.Admin.PostAsync("/api/goals/objectives", request);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadAsStringAsync();
        Assert.Contains("\"personal\"", problem, StringComparison.Ordinal);
        Assert.Contains(why, System.Text.RegularExpressions.Regex.Unescape(problem), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_who_lead_a_unit_ask_and_a_wrong_value_is_named()
    {
        var org = goals.Org;
        using var outsider = goals.As(org.OperationsLead);
        Assert.Equal(HttpStatusCode.Forbidden, (await outsider.GetAsync($"/api/goals/policies/breaches?unit={org.Sales}")).StatusCode);
        var answer = await goals.Admin.PostAsync("/api/goals/policies/dry-run", new PolicyTrial(org.Sales, new Dictionary<string, string?> { ["unitObjectivesMost"] = "many" }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("values.unitObjectivesMost", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<Page<BreachView>> Read(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<Page<BreachView>>(answer.Content, GoalsFixture.Json))!;
    }

    private async Task<IReadOnlyList<BreachView>> TryAsync(Guid unit, Dictionary<string, string?> values) =>
        (await Read(await goals.Admin.PostAsync("/api/goals/policies/dry-run", new PolicyTrial(unit, values)))).Items;

    private async Task<IReadOnlyList<BreachView>> BreachesAsync(Guid unit) =>
        (await goals.Admin.GetAsync<Page<BreachView>>($"/api/goals/policies/breaches?unit={unit}")).Items;

    private async Task DecideAsync(Guid unit, Dictionary<string, string> values)
    {
        var version = Interlocked.Increment(ref s_version);
        await goals.Broker.PublishAsync(new PolicyChanged(unit, version, values));
        await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from policy where id = $1 and version = $2)", unit, version));
    }
}
