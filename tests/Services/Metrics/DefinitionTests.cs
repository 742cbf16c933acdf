using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Setpoint.Contracts.Metrics;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Metrics;

public sealed class DefinitionTests(MetricsFixture metrics) : IClassFixture<MetricsFixture>
{
    [Fact]
    public async Task A_metric_is_defined_read_and_told_to_the_world()
    {
        await metrics.Broker.HearAsync<MetricChanged>();
        using var lead = metrics.Lead;
        using var answer = await lead.PostAsJsonAsync("/api/metrics", metrics.Kpi(k => k["tags"] = new JsonArray("service", "weekly")));
        var made = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("\"1\"", answer.Headers.ETag!.Tag);
        var read = await metrics.GetAsync(answer.Headers.Location!.ToString());
        Assert.Equal(made["id"]!.ToString(), read["id"]!.ToString());
        Assert.Equal("Sam Seller", (string?)read["owner"]!["name"]);
        Assert.Equal("sales", (string?)read["unit"]!["slug"]);
        Assert.Equal(95, (decimal?)read["thresholds"]!["green"]);
        Assert.Equal(["service", "weekly"], read["tags"]!.AsArray().Select(t => (string)t!));
        Assert.Equal("not-set", (string?)read["health"]);
        var told = await metrics.Broker.ExpectAsync<MetricChanged>(m => m.Id == (Guid)made["id"]!);
        Assert.Equal((1, "kpi", "higher", "daily", "active"), (told.Version, told.Role, told.Direction, told.Cadence, told.Status));
    }

    [Fact]
    public async Task A_definition_says_all_that_is_wrong_with_it()
    {
        Assert.Equal(
            ["decimals", "name", "unitId", "unitOfMeasure"],
            await FaultsAsync(k =>
            {
                k["name"] = " ";
                k.Remove("unitOfMeasure");
                k["decimals"] = 11;
                k.Remove("unitId");
            }));
        Assert.Equal(["cadence", "direction", "role", "status", "visibility"], await FaultsAsync(k =>
        {
            foreach (var field in (string[])["cadence", "direction", "role", "status", "visibility"])
            {
                k.Remove(field);
            }

            k.Remove("thresholds");
        }));
    }

    [Theory]
    [InlineData("""{"green":95,"amber":96}""", "higher", "thresholds.amber")]
    [InlineData("""{"green":95}""", "higher", "thresholds.amber")]
    [InlineData("""{"green":4,"amber":3}""", "lower", "thresholds.amber")]
    [InlineData("""{"low":75,"high":85,"outerLow":76,"outerHigh":90}""", "range", "thresholds.outerLow")]
    [InlineData("""{"green":95,"amber":90}""", "range", "thresholds.low")]
    public async Task Thresholds_out_of_order_are_refused_by_name(string thresholds, string direction, string field) =>
        Assert.Equal([field], await FaultsAsync(k =>
        {
            k["direction"] = direction;
            k["thresholds"] = JsonNode.Parse(thresholds);
        }));

    [Fact]
    public async Task An_active_kpi_needs_all_that_makes_it_watchable_and_a_draft_does_not()
    {
        string[] needed = ["definition", "ownerId", "reviewCadence", "source", "thresholds"];
        void Bare(JsonObject kpi)
        {
            foreach (var field in needed)
            {
                kpi.Remove(field);
            }
        }

        Assert.Equal(needed, await FaultsAsync(Bare));
        Assert.Equal("draft", (string?)(await metrics.DefineAsync(k =>
        {
            Bare(k);
            k["status"] = "draft";
        }))["status"]);
    }

    [Fact]
    public async Task A_unit_or_an_owner_that_nobody_knows_is_refused() =>
        Assert.Equal(["ownerId", "unitId"], await FaultsAsync(k =>
        {
            k["unitId"] = Guid.CreateVersion7();
            k["ownerId"] = metrics.Org.Gone;
        }));

    [Fact]
    public async Task A_field_that_does_not_exist_is_refused_by_name()
    {
        using var lead = metrics.Lead;
        using var answer = await lead.PostAsJsonAsync("/api/metrics", metrics.Kpi(k => k["treshold"] = 1));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("treshold", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Only_those_who_lead_a_unit_define_its_metrics()
    {
        foreach (var person in (Guid[])[metrics.Org.Seller, metrics.Org.Viewer, metrics.Org.OperationsLead])
        {
            using var client = metrics.As(person);
            Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsJsonAsync("/api/metrics", metrics.Kpi())).StatusCode);
        }

        using var reader = metrics.As(metrics.Org.SalesLead, "metrics:read");
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsJsonAsync("/api/metrics", metrics.Kpi())).StatusCode);
        using var executive = metrics.As(metrics.Org.Executive);
        Assert.Equal(HttpStatusCode.Created, (await executive.PostAsJsonAsync("/api/metrics", metrics.Kpi())).StatusCode);
    }

    [Fact]
    public async Task Two_editors_get_a_conflict_and_not_a_lost_edit()
    {
        var metric = await metrics.DefineAsync();
        var second = await metrics.ReplaceAsync(metric, k => k["name"] = "On time");
        Assert.Equal(2, (long)second["version"]!);
        Assert.Equal("On time", (string?)second["name"]);

        Assert.Equal(HttpStatusCode.PreconditionFailed, await PutAsync(metric, "\"1\""));
        Assert.Equal(HttpStatusCode.PreconditionRequired, await PutAsync(metric, null));
        Assert.Equal(HttpStatusCode.OK, await PutAsync(metric, "\"2\""));
    }

    [Fact]
    public async Task The_owner_may_change_it_and_others_may_not()
    {
        var metric = await metrics.DefineAsync();

        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(metric, "\"1\"", metrics.Org.Viewer));
        Assert.Equal(HttpStatusCode.OK, await PutAsync(metric, "\"1\"", metrics.Org.Seller));
    }

    [Fact]
    public async Task The_cadence_stays()
    {
        var metric = await metrics.DefineAsync();
        using var lead = metrics.Lead;
        var request = MetricsFixture.Definition(metric);
        request["cadence"] = "weekly";
        using var message = new HttpRequestMessage(HttpMethod.Put, $"/api/metrics/{metric["id"]}") { Content = JsonContent.Create(request) };
        message.Headers.TryAddWithoutValidation("If-Match", "*");
        using var answer = await lead.SendAsync(message);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("cadence-fixed", (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["code"]);
    }

    [Fact]
    public async Task An_external_key_names_one_metric()
    {
        var metric = await metrics.DefineAsync();
        using var lead = metrics.Lead;
        using var answer = await lead.PostAsJsonAsync("/api/metrics", metrics.Kpi(k => k["externalKey"] = metric["externalKey"]!.DeepClone()));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("external-key-taken", (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["code"]);
    }

    [Fact]
    public async Task The_same_request_twice_defines_one_metric()
    {
        using var lead = metrics.Lead;
        lead.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var kpi = metrics.Kpi();
        using var first = await lead.PostAsJsonAsync("/api/metrics", kpi);
        using var second = await lead.PostAsJsonAsync("/api/metrics", kpi);

        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_list_is_paged_by_name_and_filtered()
    {
        var unit = metrics.Org.InsideSales;
        var names = new[] { "Alpha quota", "Beta quota", "beta Quota 100%", "Gamma" }.Select(n => $"{n} {Guid.NewGuid():N}"[..^24]).ToList();
        foreach (var name in names)
        {
            await metrics.DefineAsync(k =>
            {
                k["name"] = name;
                k["unitId"] = unit;
            });
        }

        var first = await metrics.GetAsync($"/api/metrics?unit=inside-sales&limit=3");
        var second = await metrics.GetAsync($"/api/metrics?unit=inside-sales&limit=3&cursor={Uri.EscapeDataString((string)first["next"]!)}");
        Assert.Equal(names.Order(), Names(first).Concat(Names(second)).Order());
        Assert.Null((string?)second["next"]);
        Assert.Equal(3, Names(await metrics.GetAsync("/api/metrics?unit=inside-sales&q=quota")).Count);
        Assert.Single(Names(await metrics.GetAsync("/api/metrics?unit=inside-sales&q=100%25")));
        Assert.Empty(Names(await metrics.GetAsync("/api/metrics?unit=inside-sales&q=10_%25")));
        Assert.Superset(names.ToHashSet(), Names(await metrics.GetAsync("/api/metrics?unit=sales&descendants=true&limit=500")).ToHashSet());
        Assert.DoesNotContain(names[0], Names(await metrics.GetAsync("/api/metrics?unit=sales&limit=500")));
    }

    [Fact]
    public async Task An_archived_metric_leaves_the_list_and_is_still_found_by_id()
    {
        var metric = await metrics.DefineAsync();
        await metrics.ReplaceAsync(metric, k => k["status"] = "archived");

        Assert.DoesNotContain((string)metric["name"]!, Names(await metrics.GetAsync("/api/metrics?limit=500")));
        Assert.Equal([(string)metric["name"]!], Names(await metrics.GetAsync($"/api/metrics?ids={metric["id"]}")));
    }

    [Fact]
    public Task The_api_description_is_committed() => Committed.DescriptionIsCurrentAsync(metrics, "services/Metrics");

    private static List<string> Names(JsonObject page) => [.. page["items"]!.AsArray().Select(m => (string)m!["name"]!)];

    private async Task<IEnumerable<string>> FaultsAsync(Action<JsonObject> settings)
    {
        using var lead = metrics.Lead;
        using var answer = await lead.PostAsJsonAsync("/api/metrics", metrics.Kpi(settings));
        var problem = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.True(answer.StatusCode == HttpStatusCode.UnprocessableEntity, $"{problem}");
        return problem["errors"]!.AsObject().Select(e => e.Key);
    }

    private async Task<HttpStatusCode> PutAsync(JsonObject metric, string? ifMatch, Guid? person = null)
    {
        using var client = metrics.As(person ?? metrics.Org.SalesLead);
        using var message = new HttpRequestMessage(HttpMethod.Put, $"/api/metrics/{metric["id"]}") { Content = JsonContent.Create(MetricsFixture.Definition(metric)) };
        if (ifMatch is not null)
        {
            message.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        using var answer = await client.SendAsync(message);
        return answer.StatusCode;
    }
}
