using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Setpoint.Contracts.Goals;
using Setpoint.Contracts.Metrics;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Metrics;

/// <summary>What a KPI and an objective are to each other: an alert is answered by one, a key result becomes one.</summary>
public sealed class LoopTests(MetricsFixture metrics) : IClassFixture<MetricsFixture>
{
    [Fact]
    public async Task A_key_result_becomes_one_draft_of_a_kpi_with_the_values_that_were_said()
    {
        await metrics.Broker.HearAsync<MetricChanged>();
        var graduated = Graduated();
        await metrics.Broker.PublishAsync(graduated);
        await KnownAsync(graduated);
        var heard = await HeardAsync();
        await metrics.Broker.PublishAsync(graduated with { Name = "Told once more" });
        await Eventually.SeeAsync(HeardAsync, all => all == heard + 1);
        Assert.Equal(1, await metrics.QueryAsync<long>("select count(*) from metric where origin_key_result_id = $1", graduated.KeyResultId));
        var id = await metrics.QueryAsync<Guid>("select id from metric where origin_key_result_id = $1", graduated.KeyResultId);
        var metric = await Eventually.SeeAsync(() => metrics.GetAsync($"/api/metrics/{id}"), m => m["latestValue"] is not null);

        Assert.Equal(
            ("Second shifts", "draft", "kpi", "depots", "higher", "weekly", "unit", metrics.Org.Sales, metrics.Org.Seller),
            ((string?)metric["name"], (string?)metric["status"], (string?)metric["role"], (string?)metric["unitOfMeasure"], (string?)metric["direction"],
                (string?)metric["cadence"], (string?)metric["visibility"], (Guid)metric["unitId"]!, (Guid)metric["ownerId"]!));
        Assert.Equal((11m, 0m, 12m), ((decimal)metric["thresholds"]!["green"]!, (decimal)metric["thresholds"]!["amber"]!, (decimal)metric["target"]!));
        var observations = (await metrics.GetAsync($"/api/metrics/{id}/observations"))["items"]!.AsArray();
        Assert.Equal([2m, 4m], observations.Select(o => (decimal)o!["value"]!).Order());
        var told = await Eventually.SeeAsync(
            () => Task.FromResult(metrics.Broker.Of<MetricChanged>().Where(m => m.OriginKeyResultId == graduated.KeyResultId).ToList()), all => all.Count > 0);
        Assert.All(told, m => Assert.Equal((id, 11m, 12m), (m.Id, m.Bounds!.Green, m.Target)));
    }

    /// <summary>The owner of the key result owns the draft and may work on it; defining KPIs is for those who lead.</summary>
    [Fact]
    public async Task Who_leads_the_unit_makes_active_what_an_owner_has_proposed()
    {
        var graduated = Graduated();
        await metrics.Broker.PublishAsync(graduated);
        await KnownAsync(graduated);
        var id = await metrics.QueryAsync<Guid>("select id from metric where origin_key_result_id = $1", graduated.KeyResultId);

        Assert.Equal(HttpStatusCode.OK, await PutAsync(metrics.Org.Seller, k => Complete(k)));
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(metrics.Org.Seller, k => k["status"] = "active"));
        Assert.Equal(HttpStatusCode.OK, await PutAsync(metrics.Org.SalesLead, k => k["status"] = "active"));
        Assert.Equal(HttpStatusCode.OK, await PutAsync(metrics.Org.Seller, k => k["status"] = "draft"));
        Assert.Equal(HttpStatusCode.OK, await PutAsync(metrics.Org.Seller, k => k["status"] = "active"));

        async Task<HttpStatusCode> PutAsync(Guid person, Action<JsonObject> change)
        {
            var metric = await metrics.GetAsync($"/api/metrics/{id}");
            var request = MetricsFixture.Definition(metric);
            change(request);
            using var client = metrics.As(person);
            using var message = new HttpRequestMessage(HttpMethod.Put, $"/api/metrics/{id}") { Content = JsonContent.Create(request) };
            message.Headers.TryAddWithoutValidation("If-Match", $"\"{metric["version"]}\"");
            using var answer = await client.SendAsync(message);
            return answer.StatusCode;
        }

        static void Complete(JsonObject k) =>
            (k["definition"], k["source"], k["reviewCadence"], k["businessOutcome"]) = ("Depots that work two shifts", "Rosters", "monthly", "Parcels arrive");
    }

    [Fact]
    public async Task An_alert_shows_the_objectives_begun_from_it_to_those_who_may_see_them()
    {
        var metric = await metrics.DefineAsync(m =>
        {
            m["cadence"] = "monthly";
            m["visibility"] = "public";
        });
        await metrics.PostAsync([MetricsFixture.Row(metric, "2026-09-15", 10)]);
        await metrics.EvaluatedAsync();
        var alert = Assert.Single(await AlertsAsync(metric, metrics.Org.SalesLead));
        Assert.Empty(alert["answeredBy"]!.AsArray());

        var (shown, hidden, joint, retired) = (Objective(metric, alert, "public"), Objective(metric, alert, "private"), Objective(metric, alert, "unit"), Objective(metric, alert, "public"));
        foreach (var objective in new[] { shown, hidden, joint with { CoOwnerUnitIds = [metrics.Org.Operations] }, retired with { Lifecycle = "retired" } })
        {
            await metrics.Broker.PublishAsync(objective);
            await Eventually.TrueAsync(() => metrics.QueryAsync<bool>("select exists (select 1 from objective where id = $1)", objective.Id));
        }

        Assert.Equal(Sorted(shown.Id, hidden.Id, joint.Id), await AnsweredByAsync(metric, metrics.Org.SalesLead));
        Assert.Equal(Sorted(shown.Id, joint.Id), await AnsweredByAsync(metric, metrics.Org.OperationsLead));
    }

    private Task<long> HeardAsync() => metrics.QueryAsync<long>("select count(*) from inbox_message");

    private Task KnownAsync(KeyResultGraduated graduated) => Eventually.TrueAsync(
        () => metrics.QueryAsync<bool>("select exists (select 1 from metric where origin_key_result_id = $1)", graduated.KeyResultId));

    private KeyResultGraduated Graduated() => new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), metrics.Org.Sales, metrics.Org.Seller, "Second shifts", "depots", 0, 0, 12, "weekly", "unit",
        [new(new(2026, 9, 7, 9, 0, 0, TimeSpan.Zero), 2), new(new(2026, 9, 21, 9, 0, 0, TimeSpan.Zero), 4)], metrics.Org.SalesLead, metrics.Clock.GetUtcNow());

    private ObjectiveChanged Objective(JsonObject metric, JsonNode alert, string visibility) => new(
        Guid.CreateVersion7(), 1, Guid.CreateVersion7(), metrics.Org.Sales, metrics.Org.Seller, "committed", visibility, "draft",
        new(2026, 10, 1), new(2026, 12, 31), visibility == "public" ? "Back to green" : null, [],
        [new(Guid.CreateVersion7(), "metric", metrics.Org.Seller, (Guid)metric["id"]!, 1, 10, 96, "%", 1, null)], (Guid)alert["id"]!);

    private async Task<List<JsonNode>> AlertsAsync(JsonObject metric, Guid person) =>
        [.. (await metrics.GetAsync($"/api/metrics/alerts?metric={metric["id"]}&kind=health", person))["items"]!.AsArray().Select(a => a!)];

    private static IEnumerable<Guid> Sorted(params Guid[] ids) => ids.Order();

    private async Task<IEnumerable<Guid>> AnsweredByAsync(JsonObject metric, Guid person) =>
        (await AlertsAsync(metric, person))[0]["answeredBy"]!.AsArray().Select(o => (Guid)o!["objectiveId"]!);
}
