using System.Net;
using System.Text.Json.Nodes;
using Setpoint.Contracts.Directory;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

/// <summary>Who proposes, who agrees, and what has to be so before somebody may.</summary>
public sealed class GovernanceTests(GoalsFixture goals) : IClassFixture<GoalsFixture>, IAsyncLifetime
{
    private static long s_version = 1;
    private readonly List<Guid> _extra = [];

    /// <summary>Nothing is decided when a test begins.</summary>
    public Task InitializeAsync() => DecideAsync([]);

    /// <summary>The tests share a company, in which nobody but its own people decides.</summary>
    public async Task DisposeAsync()
    {
        foreach (var id in _extra)
        {
            await goals.Broker.PublishAsync(new PersonChanged(id, 2, "Bo Both", $"{id:N}@example.com", "human", false, null, "en", "UTC", null, [], []));
            await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select not active from person where id = $1", id));
        }
    }

    [Fact]
    public async Task Who_proposes_is_told_who_has_to_decide()
    {
        var org = goals.Org;
        var draft = await goals.Speak(org.Seller).DraftAsync(await ObjectiveAsync(org.InsideSales, org.Seller));

        var proposed = await goals.Speak(org.Seller).StepAsync(draft.Id, "propose");

        Assert.Equal(org.Seller, proposed.Governance!.ProposedBy!.Id);
        Assert.Equal([org.SalesLead], proposed.Governance.Deciders.Select(d => d.Id));
        Assert.Contains(await WaitingAsync(org.SalesLead), a => a.Id == draft.Id && !a.AsCoOwner);
        Assert.DoesNotContain(await WaitingAsync(org.Executive), a => a.Id == draft.Id);
        Assert.DoesNotContain(await WaitingAsync(org.Seller), a => a.Id == draft.Id);
    }

    [Fact]
    public async Task Nobody_agrees_to_their_own_proposal_not_through_a_second_role_either()
    {
        var org = goals.Org;
        await DecideAsync(new() { ["selfApproval"] = "off" });
        var both = await PersonAsync(new RoleGranted(org.Sales, "lead", null), new RoleGranted(org.Company, "executive", null));
        var draft = await goals.Speak(both).DraftAsync(await ObjectiveAsync(org.Sales, org.SalesLead));
        var proposed = await goals.Speak(both).StepAsync(draft.Id, "propose");

        Assert.Equal([org.Executive], proposed.Governance!.Deciders.Select(d => d.Id));
        Assert.Equal(403, await PublishAsync(both, draft.Id));
        Assert.Equal(403, await PublishAsync(org.SalesLead, draft.Id));
        Assert.False(proposed.CanDecide);
        Assert.True((await goals.Speak(org.Executive).GetAsync(draft.Id)).CanDecide);

        // Nor by writing somebody else's name on it: that is another proposal.
        var renamed = await goals.Speak(both).EditAsync(proposed, await ObjectiveAsync(org.Sales, org.Admin));
        Assert.Equal((Lifecycle.Draft, null), (renamed.Lifecycle, renamed.Governance!.ProposedBy));
        Assert.Equal(409, await PublishAsync(both, draft.Id));
        await goals.Speak(both).StepAsync(draft.Id, "propose");
        Assert.Equal(403, await PublishAsync(both, draft.Id));

        var published = await goals.Speak(org.Executive).StepAsync(draft.Id, "publish");
        Assert.Equal(org.Executive, published.Governance!.PublishedBy!.Id);
    }

    [Fact]
    public async Task Where_nobody_is_left_to_decide_the_next_unit_above_does()
    {
        var org = goals.Org;
        await DecideAsync(new() { ["selfApproval"] = "off" });

        // The lead of sales owns it, so nobody of sales is left, and nobody leads inside sales.
        var draft = await goals.Speak(org.SalesLead).DraftAsync(await ObjectiveAsync(org.InsideSales, org.SalesLead));
        var proposed = await goals.Speak(org.SalesLead).StepAsync(draft.Id, "propose");

        Assert.Equal([org.Executive], proposed.Governance!.Deciders.Select(d => d.Id));
        Assert.Equal(403, await PublishAsync(org.SalesLead, draft.Id));
        Assert.Equal(Lifecycle.Published, (await goals.Speak(org.Executive).StepAsync(draft.Id, "publish")).Lifecycle);
    }

    [Fact]
    public async Task The_companys_objectives_are_agreed_by_whom_policy_names_else_by_its_other_executives()
    {
        var org = goals.Org;
        await DecideAsync(new() { ["selfApproval"] = "off" });
        var first = await goals.Admin.DraftAsync(await ObjectiveAsync(org.Company, org.Admin));
        Assert.Equal([org.Executive], (await goals.Admin.StepAsync(first.Id, "propose")).Governance!.Deciders.Select(d => d.Id));
        Assert.Equal(403, await PublishAsync(org.Admin, first.Id));

        // A named approver needs no role, and sees what is proposed to them even when it is private.
        await DecideAsync(new() { ["selfApproval"] = "off", ["companyApprover"] = org.Viewer.ToString() });
        var second = await goals.Admin.DraftAsync((await ObjectiveAsync(org.Company, org.Admin)) with { Visibility = Visibility.Private });
        Assert.Equal(404, (int)(await goals.Speak(org.Viewer).Http.GetAsync($"/api/goals/objectives/{second.Id}")).StatusCode);
        await goals.Admin.StepAsync(second.Id, "propose");
        Assert.Contains(await WaitingAsync(org.Viewer), a => a.Id == second.Id);
        var access = await goals.Admin.GetAsync<ObjectAccess>($"/api/goals/objectives/{second.Id}/access");
        Assert.Equal(["approver"], access.People.Items.Single(p => p.Id == org.Viewer).Because.Select(b => b.Kind));
        Assert.Equal(403, await PublishAsync(org.Executive, second.Id));
        Assert.Equal(404, await PublishAsync(org.Viewer, second.Id)); // agreed to, and from then on no longer theirs to see
        Assert.Equal(Lifecycle.Published, (await goals.Admin.GetAsync(second.Id)).Lifecycle);
    }

    [Fact]
    public async Task A_proposal_comes_back_with_a_note()
    {
        var org = goals.Org;
        var draft = await goals.Speak(org.Seller).DraftAsync(await ObjectiveAsync(org.InsideSales, org.Seller));
        await goals.Speak(org.Seller).StepAsync(draft.Id, "propose");
        var address = $"/api/goals/objectives/{draft.Id}/return";

        Assert.Equal(["note"], (await GoalsClient.ProblemAsync(goals.Speak(org.SalesLead).PostAsync(address, new { note = " " }))).Fields);
        Assert.Equal(403, (await GoalsClient.ProblemAsync(goals.Speak(org.Seller).PostAsync(address, new { note = "x" }))).Status);
        var returned = await goals.Speak(org.SalesLead).StepAsync(draft.Id, "return", new { note = " Say which parcels " });

        Assert.Equal((Lifecycle.Draft, "Say which parcels", org.SalesLead), (returned.Lifecycle, returned.Governance!.ReturnedNote, returned.Governance.ReturnedBy!.Id));
        Assert.Null(returned.Governance.ProposedBy);
        Assert.Equal("objective-lifecycle", (await GoalsClient.ProblemAsync(goals.Speak(org.SalesLead).PostAsync(address, new { note = "again" }))).Code);
    }

    [Fact]
    public async Task The_unit_above_publishes_first_where_policy_says_so()
    {
        var org = goals.Org;
        await DecideAsync(new() { ["companyFirst"] = "on" });
        var cycle = await goals.Admin.PlanAsync("Q4 2026", new(2026, 10, 1), new(2026, 12, 31));
        var year = await goals.Admin.PlanAsync("FY 2026", new(2026, 1, 1), new(2026, 12, 31));
        var team = await goals.Admin.DraftAsync(Sample.Objective(cycle, org.InsideSales, org.Seller));
        var department = await goals.Admin.DraftAsync(Sample.Objective(cycle, org.Sales, org.SalesLead));

        var refused = await RefusedAsync(goals.Admin.PostAsync($"/api/goals/objectives/{team.Id}/publish", new { }));
        Assert.Equal("unit-above-first", (string?)refused["code"]);
        Assert.Contains("Sales", (string?)refused["detail"], StringComparison.Ordinal);
        Assert.Contains("Acme", (string?)(await RefusedAsync(goals.Admin.PostAsync($"/api/goals/objectives/{department.Id}/publish", new { })))["detail"], StringComparison.Ordinal);

        // One of the whole year leads the way through its quarters.
        await goals.Admin.PublishAsync(Sample.Objective(year, org.Company, org.Admin));
        await goals.Admin.StepAsync(department.Id, "publish");
        Assert.Equal(Lifecycle.Published, (await goals.Admin.StepAsync(team.Id, "publish")).Lifecycle);
    }

    [Fact]
    public async Task Going_over_a_limit_needs_a_reason_that_is_kept_and_shown()
    {
        var org = goals.Org;
        var cycle = await goals.Admin.PlanAsync("Q1 2027", new(2027, 1, 1), new(2027, 3, 31));
        for (var i = 0; i < 3; i++)
        {
            var within = await goals.Admin.DraftAsync(Sample.Objective(cycle, org.Operations, org.OperationsLead));
            Assert.Null((await goals.Admin.StepAsync(within.Id, "publish", new { })).Governance!.LimitReason);
        }

        var wide = await goals.Admin.DraftAsync(Sample.Objective(cycle, org.Operations, org.OperationsLead, [.. Enumerable.Range(0, 6).Select(_ => Sample.Number())]));
        var refused = await RefusedAsync(goals.Admin.PostAsync($"/api/goals/objectives/{wide.Id}/publish", new { }));
        Assert.Equal("over-limit", (string?)refused["code"]);
        Assert.Equal(["too-many-objectives 4 of 3", "too-many-key-results 6 of 5"], refused["limits"]!.AsArray().Select(l => $"{l!["rule"]} {l["count"]} of {l["limit"]}"));
        var published = await goals.Admin.StepAsync(wide.Id, "publish", new { limitReason = "Two depots merge" });
        Assert.Equal("Two depots merge", published.Governance!.LimitReason);
    }

    [Fact]
    public async Task Going_over_a_limit_after_publication_needs_a_reason_too()
    {
        var org = goals.Org;
        var cycle = await goals.Admin.PlanAsync("Q2 2027", new(2027, 4, 1), new(2027, 6, 30));
        var request = Sample.Objective(cycle, org.Operations, org.OperationsLead);
        var published = await goals.Admin.PublishAsync(request with { KeyResults = [.. Enumerable.Range(0, 5).Select(_ => Sample.Number())] });
        KeyResultRequest[] more = [.. published.KeyResults.Select(k => Sample.Number() with { Id = k.Id }), Sample.Number()];

        var refused = await GoalsClient.ProblemAsync(goals.Admin.PutAsync(published.Id, request with { KeyResults = more }, published.Version));
        Assert.Equal((409, "over-limit"), (refused.Status, refused.Code));
        Assert.Equal(5, (await goals.Admin.GetAsync(published.Id)).KeyResults.Count);
        var edited = await goals.Admin.EditAsync(published, request with { KeyResults = more, Reason = "The sixth depot opened" });
        Assert.Equal("The sixth depot opened", edited.Governance!.LimitReason);
    }

    [Fact]
    public async Task What_the_team_says_about_a_target_is_kept_with_name_and_time()
    {
        var org = goals.Org;
        var draft = await goals.Speak(org.SalesLead).DraftAsync(await ObjectiveAsync(org.InsideSales, org.SalesLead));
        var (address, before) = ($"/api/goals/objectives/{draft.Id}/input", goals.Clock.GetUtcNow());

        using (var said = await goals.Speak(org.Seller).PostAsync(address, new { text = " Twelve is too many ", keyResultId = draft.KeyResults[0].Id }))
        {
            Assert.Equal(HttpStatusCode.Created, said.StatusCode);
        }

        Assert.Equal(403, (await GoalsClient.ProblemAsync(goals.Speak(org.OperationsLead).PostAsync(address, new { text = "x" }))).Status);
        Assert.Equal(["keyResultId", "text"], (await GoalsClient.ProblemAsync(goals.Speak(org.Seller).PostAsync(address, new { text = "", keyResultId = draft.Id }))).Fields);
        var input = Assert.Single((await goals.Admin.GetAsync<Page<InputView>>(address)).Items);
        Assert.Equal(("Twelve is too many", "Sam Seller"), (input.Text, input.Person.Name));
        Assert.InRange(input.At, before, goals.Clock.GetUtcNow());

        await goals.Admin.StepAsync(draft.Id, "publish");
        Assert.Equal(409, (await GoalsClient.ProblemAsync(goals.Speak(org.Seller).PostAsync(address, new { text = "Too late" }))).Status);
    }

    [Fact]
    public async Task A_joint_objective_needs_the_lead_of_each_unit_and_is_listed_at_each_and_counted_once()
    {
        var org = goals.Org;
        var cycle = await goals.Admin.PlanAsync("Q3 2027", new(2027, 7, 1), new(2027, 9, 30));
        var draft = await goals.Speak(org.SalesLead).DraftAsync(Sample.Objective(cycle, org.Sales, org.SalesLead) with { Visibility = Visibility.Unit });
        Assert.Equal(404, (int)(await goals.Speak(org.OperationsLead).Http.GetAsync($"/api/goals/objectives/{draft.Id}")).StatusCode);

        var shared = await ShareAsync(org.SalesLead, draft.Id, draft.Version, org.Operations);
        Assert.Equal([org.OperationsLead], Assert.Single(shared.Governance!.CoOwners).Deciders.Select(d => d.Id));
        var refused = await GoalsClient.ProblemAsync(goals.Speak(org.SalesLead).PostAsync($"/api/goals/objectives/{draft.Id}/publish", new { }));
        Assert.Equal("co-owners-have-not-approved", refused.Code);
        Assert.Contains(await WaitingAsync(org.OperationsLead), a => a.Id == draft.Id && a.AsCoOwner && a.For == org.Operations);
        Assert.Equal(403, (await GoalsClient.ProblemAsync(goals.Speak(org.SalesLead).PostAsync($"/api/goals/objectives/{draft.Id}/approve", new { }))).Status);

        // What they approved is what was written then.
        var approved = await goals.Speak(org.OperationsLead).StepAsync(draft.Id, "approve");
        Assert.Equal(org.OperationsLead, approved.Governance!.CoOwners[0].ApprovedBy!.Id);
        var edited = await goals.Speak(org.SalesLead).EditAsync(
            approved, Sample.Objective(cycle, org.Sales, org.SalesLead, [Sample.Number(20) with { Id = approved.KeyResults[0].Id }]) with { Visibility = Visibility.Unit });
        Assert.Null(edited.Governance!.CoOwners[0].ApprovedBy);
        await goals.Speak(org.OperationsLead).StepAsync(draft.Id, "approve");
        await goals.Speak(org.SalesLead).StepAsync(draft.Id, "publish");

        foreach (var unit in (Guid[])[org.Sales, org.Operations])
        {
            Assert.Equal([draft.Id], (await goals.Admin.GetAsync<Page<ObjectiveSummary>>($"/api/goals/objectives?unit={unit}&cycle={cycle.Id}")).Items.Select(o => o.Id));
        }

        var answer = await goals.Speak(org.SalesLead).GetAsync<ObjectAccess>($"/api/goals/objectives/{draft.Id}/access");
        Assert.False(answer.People.Items.Single(p => p.Id == org.OperationsLead).Changes);
        Assert.Single((await goals.Admin.GetAsync<Page<ObjectiveSummary>>($"/api/goals/objectives?unit={org.Company}&descendants=true&cycle={cycle.Id}")).Items);
        Assert.Equal("objective-lifecycle", (await GoalsClient.ProblemAsync(goals.Admin.SendAsync(
            HttpMethod.Put, $"/api/goals/objectives/{draft.Id}/co-owners", new { unitIds = Array.Empty<Guid>() }, (await goals.Admin.GetAsync(draft.Id)).Version))).Code);
    }

    [Fact]
    public async Task Two_who_change_one_draft_are_told_which_version_is_the_current_one()
    {
        var org = goals.Org;
        var request = await ObjectiveAsync(org.Sales, org.SalesLead);
        var draft = await goals.Admin.DraftAsync(request);
        var theirs = await goals.Admin.EditAsync(draft, request with { Title = "Theirs", KeyResults = [] });

        using var answer = await goals.Admin.PutAsync(draft.Id, request with { Title = "Mine" }, draft.Version);

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(theirs.Version, (long)problem["currentVersion"]!);
        Assert.Contains("Read it again", (string?)problem["detail"], StringComparison.Ordinal);
    }

    private async Task<ObjectiveRequest> ObjectiveAsync(Guid unit, Guid owner) => Sample.Objective(await goals.QuarterAsync(), unit, owner);

    private async Task<IReadOnlyList<ApprovalView>> WaitingAsync(Guid person) => (await goals.Speak(person).GetAsync<Page<ApprovalView>>("/api/goals/approvals")).Items;

    private async Task<int> PublishAsync(Guid person, Guid id)
    {
        using var answer = await goals.Speak(person).PostAsync($"/api/goals/objectives/{id}/publish", new { limitReason = "One company for many tests" });
        return (int)answer.StatusCode;
    }

    private async Task<ObjectiveResponse> ShareAsync(Guid person, Guid id, long version, params Guid[] units)
    {
        using var answer = await goals.Speak(person).SendAsync(HttpMethod.Put, $"/api/goals/objectives/{id}/co-owners", new { unitIds = units }, version);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await goals.Admin.GetAsync(id);
    }

    private static async Task<JsonNode> RefusedAsync(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private async Task<Guid> PersonAsync(params RoleGranted[] roles)
    {
        var id = Guid.CreateVersion7();
        await goals.Broker.PublishAsync(new PersonChanged(id, 1, "Bo Both", $"{id:N}@example.com", "human", true, null, "en", "UTC", null, [], roles));
        await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from role_grant where person_id = $1)", id));
        _extra.Add(id);
        return id;
    }

    private async Task DecideAsync(Dictionary<string, string> values)
    {
        await goals.QuarterAsync();
        var version = Interlocked.Increment(ref s_version);
        await goals.Broker.PublishAsync(new PolicyChanged(goals.Org.Company, version, values));
        await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from policy where id = $1 and version = $2)", goals.Org.Company, version));
    }
}
