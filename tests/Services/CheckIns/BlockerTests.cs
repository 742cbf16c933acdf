using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Setpoint.Contracts.CheckIns;
using Setpoint.Contracts.Goals;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.CheckIns;

public sealed class BlockerTests(CheckInsFixture service) : IClassFixture<CheckInsFixture>
{
    private const string Address = "/api/checkins/blockers";

    [Fact]
    public async Task What_blocked_an_objective_that_is_over_blocks_nothing_any_more()
    {
        var objective = await service.PublishObjectiveAsync(owner: await service.PersonAsync());
        using var seller = service.As(service.Org.SalesLead);
        (await seller.PostAsJsonAsync(Address, new { objectiveId = objective.Id, text = "No test machines" })).EnsureSuccessStatusCode();
        Assert.Single(await ListAsync(seller, $"?objective={objective.Id}"));

        await service.TellAsync(objective with { Version = 2, Lifecycle = "retired" });
        Assert.Empty(await ListAsync(seller, $"?objective={objective.Id}"));
        Assert.Single(await ListAsync(seller, $"?objective={objective.Id}&state=all"));
        using var again = await seller.PostAsJsonAsync(Address, new { objectiveId = objective.Id, text = "And no desk" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal(["objectiveId"], (await again.ReadProblemAsync()).Fields);
    }

    [Fact]
    public async Task A_blocker_raised_in_a_check_in_goes_up_is_resolved_and_keeps_its_history()
    {
        await service.Broker.HearAsync<BlockerMoved>();
        var objective = await service.PublishObjectiveAsync();
        using var seller = service.As(service.Org.Seller);
        using var said = await seller.PostAsJsonAsync("/api/checkins", new
        {
            objectiveId = objective.Id,
            confidence = 0.4,
            blockers = new[] { new { text = "No test machines", helpingUnitId = service.Org.Operations, due = "2027-01-15", severity = "critical" } },
        });
        Assert.Equal(HttpStatusCode.Created, said.StatusCode);
        var checkIn = (await said.Content.ReadFromJsonAsync<CheckInSeen>())!;
        var raised = await service.Broker.ExpectAsync<BlockerMoved>(e => e.ObjectiveId == objective.Id);
        Assert.Equal(("raised", "No test machines", "critical"), (raised.Kind, raised.Text, raised.Severity));
        Assert.Equal([service.Org.OperationsLead], raised.ToldIds);

        var one = Assert.Single(await ListAsync(seller, $"?objective={objective.Id}"))!;
        Assert.Equal((checkIn.Id, "own", "Sam Seller"), ((Guid)one["checkInId"]!, (string)one["place"]!, (string)one["owner"]!["name"]!));
        var id = (Guid)one["id"]!;

        using var up = await seller.PostAsJsonAsync($"{Address}/{id}/escalate", new { note = "Two weeks now" });
        Assert.Equal(service.Org.Sales, (Guid)(await up.Content.ReadFromJsonAsync<JsonObject>())!["escalatedTo"]!);
        Assert.Equal([service.Org.SalesLead], (await service.Broker.ExpectAsync<BlockerMoved>(e => e.BlockerId == id && e.Kind == "escalated")).ToldIds);
        using var sideways = await seller.PostAsJsonAsync($"{Address}/{id}/escalate", new { unitId = service.Org.Operations });
        Assert.Equal(["unitId"], (await sideways.ReadProblemAsync()).Fields);

        using var silent = await seller.PostAsJsonAsync($"{Address}/{id}/resolve", new { });
        Assert.Equal(["note"], (await silent.ReadProblemAsync()).Fields);
        using var helper = service.As(service.Org.OperationsLead);
        using var resolved = await helper.PostAsJsonAsync($"{Address}/{id}/resolve", new { note = "Lent three" });
        Assert.Equal(HttpStatusCode.OK, resolved.StatusCode);
        var history = (await resolved.Content.ReadFromJsonAsync<JsonObject>())!["steps"]!.AsArray();
        Assert.Equal(
            [("raised", "Sam Seller", null), ("escalated", "Sam Seller", "Two weeks now"), ("resolved", "Oto Operations", "Lent three")],
            history.Select(s => ((string)s!["kind"]!, (string)s["by"]!["name"]!, (string?)s["note"])));
        Assert.Empty(await ListAsync(seller, $"?objective={objective.Id}"));
        Assert.Single(await ListAsync(seller, $"?objective={objective.Id}&state=resolved"));
    }

    [Fact]
    public async Task It_shows_on_every_objective_above_and_below()
    {
        var top = await service.PublishObjectiveAsync();
        var middle = await ServingAsync(await service.PublishObjectiveAsync(), top.Id);
        var bottom = await ServingAsync(await service.PublishObjectiveAsync(), middle.Id);
        await service.PublishObjectiveAsync();
        using var seller = service.As(service.Org.Seller);
        var id = await RaiseAsync(seller, middle.Id);

        async Task<string?> PlaceAsync(Guid objective) => (string?)(await ListAsync(seller, $"?objective={objective}")).SingleOrDefault(b => (Guid)b!["id"]! == id)?["place"];

        Assert.Equal(("below", "own", "above"), (await PlaceAsync(top.Id), await PlaceAsync(middle.Id), await PlaceAsync(bottom.Id)));
        await service.TellAsync(middle with { Version = 9, ParentIds = [] });
        Assert.Null(await PlaceAsync(top.Id));
    }

    [Fact]
    public async Task A_hidden_objectives_blocker_is_seen_by_those_whom_it_names_and_its_event_has_no_text()
    {
        await service.Broker.HearAsync<BlockerMoved>();
        var hidden = await service.PublishObjectiveAsync("private");
        using var seller = service.As(service.Org.Seller);
        var id = await RaiseAsync(seller, hidden.Id, service.Org.Operations);
        using var helper = service.As(service.Org.OperationsLead);
        using var viewer = service.As(service.Org.Viewer);

        Assert.Null((await service.Broker.ExpectAsync<BlockerMoved>(e => e.BlockerId == id)).Text);
        Assert.Contains(id, (await ListAsync(helper, $"?unit={service.Org.Operations}")).Select(b => (Guid)b!["id"]!));
        Assert.DoesNotContain(id, (await ListAsync(viewer, "")).Select(b => (Guid)b!["id"]!));
        Assert.Equal(HttpStatusCode.NotFound, (await viewer.GetAsync($"{Address}/{id}")).StatusCode);
    }

    [Fact]
    public async Task The_list_is_paged_the_longest_open_first_with_its_age()
    {
        var objective = await service.PublishObjectiveAsync();
        using var seller = service.As(service.Org.Seller);
        var ids = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add(await RaiseAsync(seller, objective.Id));
            service.Clock.Advance(TimeSpan.FromDays(2));
        }

        var first = (await seller.GetFromJsonAsync<JsonObject>($"{Address}?objective={objective.Id}&limit=2"))!;
        var rest = await ListAsync(seller, $"?objective={objective.Id}&limit=2&cursor={Uri.EscapeDataString((string)first["next"]!)}");

        Assert.Equal(ids, first["items"]!.AsArray().Concat(rest).Select(b => (Guid)b!["id"]!));
        Assert.Equal([6, 4, 2], first["items"]!.AsArray().Concat(rest).Select(b => (int)b!["ageDays"]!));
    }

    [Fact]
    public async Task A_change_names_its_version_and_what_is_resolved_is_reopened_first()
    {
        var objective = await service.PublishObjectiveAsync();
        using var seller = service.As(service.Org.Seller);
        var id = await RaiseAsync(seller, objective.Id);

        using var unversioned = await ChangeAsync(seller, id, null);
        using var changed = await ChangeAsync(seller, id, "\"1\"");
        using var stale = await ChangeAsync(seller, id, "\"1\"");
        Assert.Equal(
            [HttpStatusCode.PreconditionRequired, HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], new[] { unversioned.StatusCode, changed.StatusCode, stale.StatusCode });
        (await seller.PostAsJsonAsync($"{Address}/{id}/resolve", new { note = "Done" })).EnsureSuccessStatusCode();
        using var resolved = await ChangeAsync(seller, id, "\"3\"");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, resolved.StatusCode);
        using var reopened = await seller.PostAsJsonAsync($"{Address}/{id}/reopen", new { note = "Not quite" });
        Assert.Null((await reopened.Content.ReadFromJsonAsync<JsonObject>())!["resolvedAt"]);
    }

    private async Task<ObjectiveChanged> ServingAsync(ObjectiveChanged objective, Guid parent)
    {
        var serving = objective with { Version = 2, ParentIds = [parent] };
        await service.TellAsync(serving);
        return serving;
    }

    private static async Task<Guid> RaiseAsync(HttpClient client, Guid objective, Guid? helping = null)
    {
        using var answer = await client.PostAsJsonAsync(Address, new { objectiveId = objective, text = "No test machines", helpingUnitId = helping });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (Guid)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
    }

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient client, Guid id, string? ifMatch)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"{Address}/{id}") { Content = JsonContent.Create(new { text = "No machines at all", severity = "minor" }) };
        if (ifMatch is not null)
        {
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(ifMatch));
        }

        return client.SendAsync(request);
    }

    private static async Task<JsonArray> ListAsync(HttpClient client, string query) => (await client.GetFromJsonAsync<JsonObject>(Address + query))!["items"]!.AsArray();
}
