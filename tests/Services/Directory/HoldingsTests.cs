using System.Net;
using Setpoint.Contracts.Directory;
using Setpoint.Contracts.Goals;
using Setpoint.Contracts.Metrics;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.DirectoryService;

/// <summary>What units and people hold, and how it goes to others.</summary>
public sealed class HoldingsTests(DirectoryFixture directory) : IClassFixture<DirectoryFixture>
{
    private DirectoryClient Admin => new(directory.Admin);

    [Fact]
    public async Task A_unit_that_holds_something_is_not_archived_and_says_what_it_is()
    {
        var unit = await Admin.UnitAsync("Holding", directory.Company);
        var other = await Admin.UnitAsync("Heir", directory.Company);
        var owner = await Admin.PersonAsync("Holding owner", other);
        var metric = await MetricAsync(unit, owner);
        var objective = await ObjectiveAsync(unit, owner, owner);

        var refused = await Admin.SendAsync(HttpMethod.Post, $"units/{unit}/archive", new { reason = "Closed" }, HttpStatusCode.Conflict, 1);
        Assert.Equal("unit-holds", (string)refused["code"]!);
        Assert.Equal((0, 0, 1, 1), ((int)refused["holds"]!["units"]!, (int)refused["holds"]!["people"]!, (int)refused["holds"]!["metrics"]!, (int)refused["holds"]!["objectives"]!));
        var held = (await Admin.GetAsync($"holdings?unit={unit}"))["items"]!.AsArray();
        Assert.Equal([metric, objective], held.Select(h => (Guid)h!["id"]!).Order());
        Assert.Null(held.Single(h => (string)h!["kind"]! == "objective")!["name"]); // not public: it carries no text

        await MetricAsync(other, owner, metric, version: 2);
        await ObjectiveAsync(unit, owner, owner, objective, "graded", version: 2);
        var archived = await Admin.SendAsync(HttpMethod.Post, $"units/{unit}/archive", new { reason = "Closed" }, HttpStatusCode.OK, 1);
        Assert.True((bool)archived["archived"]!);
        var restored = await Admin.SendAsync(HttpMethod.Post, $"units/{unit}/restore", new { reason = "Too early" }, HttpStatusCode.OK, 2);
        Assert.False((bool)restored["archived"]!);
        var audit = await Admin.GetAsync($"audit?subject={unit}");
        Assert.Equal(["Too early", "Closed"], audit["items"]!.AsArray().Take(2).Select(e => (string)e!["reason"]!));
    }

    [Fact]
    public async Task What_somebody_who_leaves_answers_for_is_listed_and_handed_over()
    {
        await directory.Broker.HearAsync<HandoverOrdered>();
        var unit = await Admin.UnitAsync("Leaving", directory.Company);
        var leaver = await Admin.PersonAsync("Leaver", unit);
        var heir = await Admin.PersonAsync("Heir of leaver", unit);
        var metric = await MetricAsync(unit, leaver);
        var objective = await ObjectiveAsync(unit, heir, leaver);
        var person = await Admin.GetAsync($"people/{leaver}");
        await Admin.SendAsync(
            HttpMethod.Put, $"people/{leaver}", new { name = "Leaver", email = "leaver@people.example", unitIds = new[] { unit }, roles = Array.Empty<object>(), active = false }, HttpStatusCode.OK, (long)person["version"]!);

        Assert.Equal(HttpStatusCode.Forbidden, await new DirectoryClient(directory.As(leaver)).StatusAsync("me"));
        Assert.Equal([metric, objective], (await Admin.GetAsync($"holdings?owner={leaver}"))["items"]!.AsArray().Select(h => (Guid)h!["id"]!).Order());
        Assert.Contains(metric, (await Admin.GetAsync("holdings?inactiveOwners=true"))["items"]!.AsArray().Select(h => (Guid)h!["id"]!));

        var receipt = await Admin.SendAsync(
            HttpMethod.Post, "handovers", new { fromPersonId = leaver, toPersonId = heir, reason = "Left in March" }, HttpStatusCode.Accepted);
        Assert.Equal(2, (int)receipt["things"]!);
        var order = await directory.Broker.ExpectAsync<HandoverOrdered>(h => h.FromPersonId == leaver);
        Assert.Equal((heir, directory.Administrator, "Left in March"), (order.ToPersonId!.Value, order.ActorId, order.Reason));
        Assert.Equal((metric, objective), (order.Metrics.Single(), order.Objectives.Single()));
    }

    [Fact]
    public async Task The_receipt_names_what_stays_because_it_reads_what_is_measured_about_its_owner()
    {
        var unit = await Admin.UnitAsync("Staying", directory.Company);
        var owner = await Admin.PersonAsync("Measured owner", unit);
        var heir = await Admin.PersonAsync("Heir of measured", unit);
        var (about, ofUnit) = (await MetricAsync(unit, owner, about: owner), await MetricAsync(unit, owner));
        var bound = await ObjectiveAsync(unit, owner, owner, metric: about);
        var guarded = await ObjectiveAsync(unit, owner, owner, guardrail: about);
        var free = await ObjectiveAsync(unit, owner, owner, metric: ofUnit);
        var others = await ObjectiveAsync(unit, heir, owner, metric: about);

        var receipt = await OrderAsync(owner, heir, null);
        Assert.Equal(4, (int)receipt["things"]!); // two metrics, the free objective, and the key result in the heir's
        Assert.Equal([bound, guarded], receipt["stays"]!.AsArray().Select(s => (Guid)s!["id"]!));
        Assert.All(receipt["stays"]!.AsArray(), s => Assert.Equal(("objective", null, false), ((string)s!["kind"]!, (string?)s["name"], (bool)s["isRetired"]!)));
        Assert.Equal("It reads what is measured about its owner, so it can be nobody else's.", (string)receipt["stays"]![0]!["reason"]!);
        Assert.Empty((await OrderAsync(owner, heir, [free, others]))["stays"]!.AsArray());

        await Admin.SendAsync(
            HttpMethod.Put, $"people/{owner}", new { name = "Measured owner", email = "measured-owner@people.example", unitIds = new[] { unit }, roles = Array.Empty<object>(), active = false }, HttpStatusCode.OK, 1);
        var left = (await OrderAsync(owner, heir, [bound]))["stays"]!.AsArray().Single()!;
        Assert.True((bool)left["isRetired"]!);
        Assert.EndsWith("They have left, so it is retired.", (string)left["reason"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_neither_ask_nor_order()
    {
        var unit = await Admin.UnitAsync("Nosy", directory.Company);
        var owner = await Admin.PersonAsync("Nosy owner", unit, "member");
        var client = new DirectoryClient(directory.As(owner));

        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync($"holdings?owner={owner}"));
        Assert.Equal(HttpStatusCode.Forbidden, await client.StatusAsync($"holdings?unit={unit}"));
        Assert.Equal(HttpStatusCode.Forbidden, await client.StatusAsync($"holdings?owner={directory.Administrator}"));
        Assert.Equal(HttpStatusCode.Forbidden, await client.StatusAsync("holdings"));
        await client.SendAsync(HttpMethod.Post, "handovers", new { fromPersonId = directory.Administrator, toPersonId = owner, reason = "Mine" }, HttpStatusCode.Forbidden);
        await client.SendAsync(HttpMethod.Post, $"units/{unit}/archive", new { reason = "Mine" }, HttpStatusCode.Forbidden, 1);
    }

    [Theory]
    [InlineData("""{ "reason": "x" }""", "fromPersonId")]
    [InlineData("""{ "fromPersonId": "11111111-1111-7111-8111-111111111111", "reason": "x" }""", "toPersonId")]
    [InlineData("""{ "fromPersonId": "11111111-1111-7111-8111-111111111111", "toPersonId": "22222222-1111-7111-8111-111111111111", "reason": "x" }""", "toPersonId")]
    [InlineData("""{ "fromPersonId": "11111111-1111-7111-8111-111111111111", "toPersonId": "11111111-1111-7111-8111-111111111111", "reason": " " }""", "reason")]
    public async Task A_wrong_handover_names_the_field(string body, string field)
    {
        var problem = await Admin.SendAsync(HttpMethod.Post, "handovers", System.Text.Json.Nodes.JsonNode.Parse(body), HttpStatusCode.UnprocessableEntity);
        Assert.NotNull(problem["errors"]![field]);
    }

    private Task<System.Text.Json.Nodes.JsonObject> OrderAsync(Guid from, Guid to, Guid[]? items) =>
        Admin.SendAsync(HttpMethod.Post, "handovers", new { fromPersonId = from, toPersonId = to, reason = "Changes teams", items }, HttpStatusCode.Accepted);

    private async Task<Guid> MetricAsync(Guid unit, Guid owner, Guid? id = null, long version = 1, Guid? about = null)
    {
        var metric = new MetricChanged(id ?? Guid.CreateVersion7(), version, "Parcels", "kpi", "%", 1, "higher", "weekly", unit, owner, "public", "active", about);
        await directory.Broker.PublishAsync(metric);
        await Eventually.TrueAsync(() => directory.QueryAsync<bool>("select exists (select 1 from held_metric where id = $1 and version = $2)", metric.Id, version));
        return metric.Id;
    }

    private async Task<Guid> ObjectiveAsync(Guid unit, Guid owner, Guid keyResultOwner, Guid? id = null, string lifecycle = "published", long version = 1, Guid? metric = null, Guid? guardrail = null)
    {
        var objective = new ObjectiveChanged(
            id ?? Guid.CreateVersion7(), version, Guid.NewGuid(), unit, owner, "committed", "private", lifecycle, new(2026, 7, 1), new(2026, 9, 30), null, [],
            [new KeyResultState(Guid.NewGuid(), "number", keyResultOwner, metric, 1, 0, 1, null, 0, null)], Guardrails: guardrail is { } g ? [g] : null);
        await directory.Broker.PublishAsync(objective);
        await Eventually.TrueAsync(() => directory.QueryAsync<bool>("select exists (select 1 from held_objective where id = $1 and version = $2)", objective.Id, version));
        return objective.Id;
    }
}
