using System.Net;
using System.Text.Json.Nodes;
using Setpoint.Contracts.Directory;
using Setpoint.Contracts.Goals;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Tree;
using Setpoint.ServiceDefaults.Identity;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

/// <summary>What units and people leave behind: the past as it was, and work that goes to others.</summary>
public sealed class ReorganizedTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    [Fact]
    public async Task A_team_that_moved_counts_in_a_past_cycle_where_it_stood_then()
    {
        var (past, next) = (await goals.QuarterAsync(), await goals.Admin.PlanAsync("Q4 2026", new(2026, 10, 1), new(2026, 12, 31)));
        var org = goals.Org;
        var team = TestOrganization.Unit(Guid.CreateVersion7(), "Key accounts", "key-accounts", "team", org.Sales, null);
        await KnowAsync(team);
        var then = await goals.Admin.PublishAsync(Sample.Objective(past, team.Id, org.SalesLead));
        var now = await goals.Admin.DraftAsync(Sample.Objective(next, team.Id, org.SalesLead));
        var moved = new DateTimeOffset(2026, 10, 5, 0, 0, 0, TimeSpan.Zero);
        await KnowAsync(team with
        {
            Version = 2,
            ParentId = org.Operations,
            Placements = [new(DateTimeOffset.MinValue, org.Sales), new(moved, org.Operations)],
        });

        Assert.Equal((true, false), (await HasAsync(past.Id, org.Sales, then.Id), await HasAsync(past.Id, org.Operations, then.Id)));
        Assert.Equal((false, true), (await HasAsync(next.Id, org.Sales, now.Id), await HasAsync(next.Id, org.Operations, now.Id)));

        async Task KnowAsync(UnitChanged unit)
        {
            await goals.Broker.PublishAsync(unit);
            await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from unit where id = $1 and version = $2)", unit.Id, unit.Version));
        }

        async Task<bool> HasAsync(Guid cycle, Guid unit, Guid objective) =>
            (await goals.Admin.GetAsync<TreeResponse>($"/api/goals/tree?cycle={cycle}&unit={unit}")).Nodes.Any(n => n.Id == objective);
    }

    [Fact]
    public async Task What_somebody_answered_for_goes_to_another_once_however_often_the_order_comes()
    {
        await goals.Broker.HearAsync<ObjectiveChanged>();
        var org = goals.Org;
        var cycle = await goals.QuarterAsync();
        var own = await goals.Admin.PublishAsync(Sample.Objective(cycle, org.Sales, org.SalesLead));
        var others = await goals.Admin.PublishAsync(Sample.Objective(cycle, org.Operations, org.OperationsLead));
        var order = new HandoverOrdered(Guid.CreateVersion7(), org.Admin, "Left in March", org.SalesLead, org.Seller, null, null, [], [own.Id, others.Id, Guid.NewGuid()]);

        await goals.Broker.PublishAsync(order, order.Id);
        await goals.Broker.PublishAsync(order, order.Id);
        var again = Guid.CreateVersion7();
        await goals.Broker.PublishAsync(order, again);
        var told = await goals.Broker.ExpectAsync<ObjectiveChanged>(o => o.Id == own.Id && o.OwnerId == org.Seller);

        Assert.All(told.KeyResults, k => Assert.Equal(org.Seller, k.OwnerId));
        await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from inbox_message where message_id = $1)", again));
        Assert.Equal(own.Version + 1, (await goals.Admin.GetAsync(own.Id)).Version);
        Assert.Equal(others.Version, (await goals.Admin.GetAsync(others.Id)).Version);
        var audit = (await goals.Admin.GetAsync<JsonObject>($"/api/goals/audit?subject={own.Id}"))["items"]![0]!;
        Assert.Equal((org.Admin, "Left in March"), ((Guid)audit["actor"]!, (string)audit["reason"]!));
        Assert.All(audit["changes"]!.AsObject(), change => Assert.Matches(@"^(KeyResult\[[0-9a-f-]{36}\]\.)?ownerId$", change.Key));
    }

    [Fact]
    public async Task What_reads_a_metric_about_its_owner_is_nobody_elses_and_ends_when_they_have_left()
    {
        await goals.Broker.HearAsync<ObjectiveChanged>();
        var (org, person) = (goals.Org, TestOrganization.Person(Guid.CreateVersion7(), "Lou Leaver", goals.Org.InsideSales, "member"));
        await KnowAsync(person);
        await goals.Broker.PublishAsync(new PolicyChanged(org.InsideSales, 1, new Dictionary<string, string>(StringComparer.Ordinal) { ["personalObjectives"] = "member" }));
        var metric = Guid.CreateVersion7();
        await goals.Broker.PublishAsync(goals.Metric(metric, unit: org.InsideSales) with { AboutPersonId = person.Id });
        await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from metric where id = $1) and exists (select 1 from policy where id = $2)", metric, org.InsideSales));
        var request = Sample.Objective(await goals.QuarterAsync(), org.InsideSales, person.Id) with { Personal = true, Visibility = Visibility.Private };
        var plain = await goals.Speak(person.Id).DraftAsync(request);
        var bound = await goals.Speak(person.Id).DraftAsync(request with { KeyResults = [Sample.OnMetric(metric, 71, 85), Sample.Number()] });

        await HandOverAsync(plain.Id, bound.Id);
        await goals.Broker.ExpectAsync<ObjectiveChanged>(o => o.Id == plain.Id && o.OwnerId == org.SalesLead);
        Assert.Equal((bound.Version, person.Id, Lifecycle.Draft), await StateAsync());

        // Once they have left, the first order ends it and the second finds nothing to do.
        await KnowAsync(person with { Version = 2, Active = false });
        await HandOverAsync(bound.Id);
        await HandOverAsync(bound.Id);
        var ended = await goals.Broker.ExpectAsync<ObjectiveChanged>(o => o.Id == bound.Id && o.Lifecycle == "retired");
        Assert.Equal((person.Id, null), (ended.OwnerId, ended.Title));
        Assert.All(ended.KeyResults, k => Assert.Equal(person.Id, k.OwnerId));
        Assert.Equal((bound.Version + 1, person.Id, Lifecycle.Retired), await StateAsync());
        Assert.Equal("Its person has left.", (await goals.Admin.GetAsync(bound.Id)).RetiredReason);
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(org.Seller, $"/api/goals/objectives/{bound.Id}"));
        await goals.ConsistentAsync();

        async Task<(long, Guid, Lifecycle)> StateAsync() => await goals.Admin.GetAsync(bound.Id) is var o ? (o.Version, o.Owner.Id, o.Lifecycle) : default;

        async Task KnowAsync(PersonChanged state)
        {
            await goals.Broker.PublishAsync(state);
            await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from person where id = $1 and version = $2)", state.Id, state.Version));
        }

        async Task HandOverAsync(params Guid[] objectives)
        {
            var order = new HandoverOrdered(Guid.CreateVersion7(), org.Admin, "Left in March", person.Id, org.SalesLead, null, null, [], objectives);
            await goals.Broker.PublishAsync(order, order.Id);
            await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from inbox_message where message_id = $1)", order.Id));
        }
    }

    [Fact]
    public async Task A_unit_hands_over_what_is_not_finished()
    {
        await goals.Broker.HearAsync<ObjectiveChanged>();
        var org = goals.Org;
        var cycle = await goals.QuarterAsync();
        var running = await goals.Admin.PublishAsync(Sample.Objective(cycle, org.Operations, org.OperationsLead));
        var given = await goals.Admin.PublishAsync(Sample.Objective(cycle, org.Operations, org.OperationsLead));
        await goals.Admin.StepAsync(given.Id, "retire", new { reason = "No longer wanted" });

        await goals.Broker.PublishAsync(new HandoverOrdered(
            Guid.CreateVersion7(), org.Admin, "Merged", null, null, org.Operations, org.Sales, [], [given.Id, running.Id]));

        await goals.Broker.ExpectAsync<ObjectiveChanged>(o => o.Id == running.Id && o.UnitId == org.Sales);
        Assert.Equal(org.Operations, await goals.QueryAsync<Guid>("select unit_id from objective where id = $1", given.Id));
        Assert.Equal("No longer wanted", (string)(await goals.Admin.GetAsync<JsonObject>($"/api/goals/audit?subject={given.Id}"))["items"]![0]!["reason"]!);
    }

    [Fact]
    public async Task Who_sees_an_objective_and_why_is_told_to_those_who_may_change_it()
    {
        var org = goals.Org;
        var cycle = await goals.QuarterAsync();
        var request = Sample.Objective(cycle, org.Sales, org.SalesLead) with { ContributorIds = [org.OperationsLead] };
        var open = await goals.Admin.PublishAsync(request);
        var hidden = await goals.Admin.PublishAsync(request with { Visibility = Visibility.Private });
        var units = await goals.Admin.PublishAsync(request with { Visibility = Visibility.Unit });

        var access = await AccessAsync(open.Id);
        Assert.True(access.EverybodySees);
        access = await AccessAsync(hidden.Id);
        Assert.Equal(["Ada Admin", "Eve Executive", "Lea Lead", "Oto Operations"], access.People.Items.Select(p => p.Name));
        Assert.Equal([true, true, true, false], access.People.Items.Select(p => p.Changes));
        Assert.Equal(["key-result-owner", "owner", "role"], access.People.Items[2].Because.Select(b => b.Kind));
        Assert.Equal("contributor", access.People.Items[3].Because.Single().Kind);
        access = await AccessAsync(units.Id);
        Assert.Equal(
            ["Ada Admin", "Eve Executive", "Lea Lead", "Oto Operations", "Sam Seller", "Vic Viewer"], access.People.Items.Select(p => p.Name));

        // The list is what is true: everybody on it sees the objective, and nobody else does.
        foreach (var person in (Guid[])[org.Admin, org.Executive, org.SalesLead, org.Seller, org.Viewer, org.OperationsLead])
        {
            foreach (var objective in (Guid[])[hidden.Id, units.Id])
            {
                var listed = (await AccessAsync(objective)).People.Items.Any(p => p.Id == person);
                using var answer = await goals.Speak(person).Http.GetAsync(new Uri($"/api/goals/objectives/{objective}", UriKind.Relative));
                Assert.Equal(listed ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.StatusCode);
            }
        }

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(org.OperationsLead, hidden.Id));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(org.Seller, hidden.Id));
    }

    [Fact]
    public async Task The_owner_of_a_key_result_asks_who_sees_it_and_not_who_sees_its_objective()
    {
        var org = goals.Org;
        var request = Sample.Objective(await goals.QuarterAsync(), org.Sales, org.SalesLead) with
        {
            Visibility = Visibility.Private,
            ContributorIds = [org.Viewer],
            KeyResults = [Sample.Number() with { OwnerId = org.OperationsLead }, Sample.Number()],
        };
        var hidden = await goals.Admin.PublishAsync(request);
        var (theirs, another) = ($"/api/goals/key-results/{hidden.KeyResults[0].Id}/access", $"/api/goals/key-results/{hidden.KeyResults[1].Id}/access");

        var access = await goals.Speak(org.OperationsLead).GetAsync<ObjectAccess>(theirs);
        Assert.Equal(
            ["Ada Admin", "Eve Executive", "Lea Lead", "Oto Operations", "Vic Viewer"], access.People.Items.Select(p => p.Name));
        Assert.Equal([true, true, true, false, false], access.People.Items.Select(p => p.Changes));
        Assert.Equal("key-result-owner", access.People.Items[3].Because.Single().Kind);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(org.OperationsLead, hidden.Id));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(org.OperationsLead, another));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(org.Viewer, theirs));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(org.Seller, theirs));
    }

    private Task<ObjectAccess> AccessAsync(Guid id) => goals.Admin.GetAsync<ObjectAccess>($"/api/goals/objectives/{id}/access");

    private Task<HttpStatusCode> StatusAsync(Guid person, Guid id) => AskAsync(person, $"/api/goals/objectives/{id}/access");

    private async Task<HttpStatusCode> AskAsync(Guid person, string address)
    {
        using var answer = await goals.Speak(person).Http.GetAsync(new Uri(address, UriKind.Relative));
        return answer.StatusCode;
    }
}
