using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Setpoint.Services.Tests.Metrics;

/// <summary>What the list of KPIs, its saved views and the page of one KPI are made of.</summary>
public sealed class ExplorerTests(MetricsFixture metrics) : IClassFixture<MetricsFixture>
{
    [Fact]
    public async Task The_list_is_filtered_by_health_owner_cadence_and_tag_and_shows_the_worst_first()
    {
        var tag = $"explore-{Guid.NewGuid():N}";
        async Task<JsonObject> MakeAsync(string name, decimal? value, string more = "plain")
        {
            var kpi = await metrics.DefineAsync(k => (k["name"], k["tags"]) = (name, new JsonArray(tag, more)));
            if (value is { } known)
            {
                await metrics.PostDaysAsync(kpi, "2026-11-20", known);
            }

            return kpi;
        }

        await MakeAsync("A green", 97);
        await MakeAsync("B red", 80);
        await MakeAsync("C amber", 92, "board");
        await MakeAsync("D red", 70);
        await MakeAsync("E unset", null);
        await metrics.EvaluatedAsync();

        Assert.Equal("A green, B red, C amber, D red, E unset", await NamesAsync($"tag={tag}"));
        Assert.Equal("B red, C amber, D red", await NamesAsync($"tag={tag}&health=red,amber"));
        Assert.Equal("B red, D red, C amber, A green, E unset", await NamesAsync($"tag={tag}&sort=health"));
        Assert.Equal("", await NamesAsync($"tag={tag}&cadence=weekly"));
        Assert.Equal("", await NamesAsync($"tag={tag}&owner={metrics.Org.Viewer}"));
        Assert.Equal("A green, B red, C amber, D red, E unset", await NamesAsync($"tag={tag}&owner={metrics.Org.Seller}&role=kpi&status=active"));
        Assert.Equal("C amber", (await NamesAsync("tag=board&health=amber")).Split(", ").Single(n => n == "C amber"));

        // By pages of two, worst first, none is lost or told twice.
        var names = new List<string>();
        string? cursor = "";
        while (cursor is not null)
        {
            var page = await metrics.GetAsync($"/api/metrics?tag={tag}&sort=health&limit=2{cursor}");
            names.AddRange(page["items"]!.AsArray().Select(m => (string)m!["name"]!));
            cursor = (string?)page["next"] is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : null;
        }

        Assert.Equal(["B red", "D red", "C amber", "A green", "E unset"], names);
    }

    [Theory]
    [InlineData("health=purple", "health")]
    [InlineData("role=boss", "role")]
    [InlineData("cadence=hourly", "cadence")]
    [InlineData("status=gone", "status")]
    [InlineData("sort=size", "sort")]
    public async Task A_filter_that_does_not_exist_is_refused_by_name(string query, string field)
    {
        using var lead = metrics.Lead;
        using var answer = await lead.GetAsync($"/api/metrics?{query}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull((await answer.Content.ReadFromJsonAsync<JsonObject>())!["errors"]![field]);
    }

    [Fact]
    public async Task Small_charts_come_with_the_list_only_where_asked_for()
    {
        var tag = $"spark-{Guid.NewGuid():N}";
        var kpi = await metrics.DefineAsync(k => k["tags"] = new JsonArray(tag));
        await metrics.PostDaysAsync(kpi, "2026-11-20", 91, 92, 93);
        await metrics.EvaluatedAsync();

        Assert.Null((await metrics.GetAsync($"/api/metrics?tag={tag}"))["items"]![0]!["spark"]);
        var spark = (await metrics.GetAsync($"/api/metrics?tag={tag}&spark=true"))["items"]![0]!["spark"]!.AsArray();
        Assert.Equal(13, spark.Count);
        Assert.Equal([91m, 92m, 93m], spark.TakeLast(3).Select(p => (decimal)p!["value"]!));
        Assert.Null(spark[0]!["value"]);
    }

    [Fact]
    public async Task A_correction_shows_what_it_replaced()
    {
        var kpi = await metrics.DefineAsync();
        await metrics.PostAsync(MetricsFixture.Row(kpi, "2026-11-19", 91));
        await metrics.PostAsync(MetricsFixture.Row(kpi, "2026-11-20", 93.9m));
        await metrics.PostAsync(MetricsFixture.Row(kpi, "2026-11-20", 92.7m, "Late scans"));

        var items = (await metrics.GetAsync($"/api/metrics/{kpi["id"]}/observations"))["items"]!.AsArray();
        Assert.Equal((92.7m, true, 93.9m, "Late scans"), ((decimal)items[0]!["value"]!, (bool)items[0]!["corrected"]!, (decimal)items[0]!["was"]!, (string?)items[0]!["note"]));
        Assert.Equal((91m, false, null), ((decimal)items[1]!["value"]!, (bool)items[1]!["corrected"]!, (decimal?)items[1]!["was"]));
    }

    [Fact]
    public async Task One_metric_says_whether_one_may_change_it()
    {
        var kpi = await metrics.DefineAsync();
        async Task<bool> MayAsync(Guid person) => (bool)(await metrics.GetAsync($"/api/metrics/{kpi["id"]}", person))["canChange"]!;

        Assert.True(await MayAsync(metrics.Org.SalesLead));
        Assert.True(await MayAsync(metrics.Org.Seller));
        Assert.True(await MayAsync(metrics.Org.Executive));
        Assert.False(await MayAsync(metrics.Org.Viewer));
        Assert.False(await MayAsync(metrics.Org.OperationsLead));
    }

    [Fact]
    public async Task A_view_is_kept_for_one_person_replaced_by_its_name_and_forgotten()
    {
        using var seller = metrics.As(metrics.Org.Seller);
        async Task<JsonObject> SaveAsync(string name, string query)
        {
            using var answer = await seller.PostAsJsonAsync("/api/metrics/views", new { name, query });
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        }

        var first = await SaveAsync("Red ones", "health=red");
        var again = await SaveAsync(" Red ones ", "health=red,amber");
        Assert.Equal((string?)first["id"], (string?)again["id"]);
        var kept = (await metrics.GetAsync("/api/metrics/views", metrics.Org.Seller))["items"]!.AsArray();
        Assert.Equal(("Red ones", "health=red,amber"), ((string?)kept.Single()!["name"], (string?)kept[0]!["query"]));
        Assert.Empty((await metrics.GetAsync("/api/metrics/views", metrics.Org.Viewer))["items"]!.AsArray());

        using var stranger = metrics.As(metrics.Org.Viewer);
        Assert.Equal(HttpStatusCode.NoContent, (await stranger.DeleteAsync($"/api/metrics/views/{first["id"]}")).StatusCode);
        Assert.Single((await metrics.GetAsync("/api/metrics/views", metrics.Org.Seller))["items"]!.AsArray());
        Assert.Equal(HttpStatusCode.NoContent, (await seller.DeleteAsync($"/api/metrics/views/{first["id"]}")).StatusCode);
        Assert.Empty((await metrics.GetAsync("/api/metrics/views", metrics.Org.Seller))["items"]!.AsArray());
    }

    [Fact]
    public async Task What_happened_on_a_day_is_written_by_its_people_and_read_by_whoever_sees_the_metric()
    {
        var kpi = await metrics.DefineAsync();
        var address = $"/api/metrics/{kpi["id"]}/annotations";
        using var seller = metrics.As(metrics.Org.Seller);
        using var made = await seller.PostAsJsonAsync(address, new { day = "2026-11-16", text = " The Vale lane opened " });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var written = (await made.Content.ReadFromJsonAsync<JsonObject>())!;

        var read = (await metrics.GetAsync($"{address}?from=2026-11-01", metrics.Org.Viewer))["items"]!.AsArray();
        Assert.Equal(("2026-11-16", "The Vale lane opened", "Sam Seller"), ((string?)read[0]!["day"], (string?)read[0]!["text"], (string?)read[0]!["person"]!["name"]));
        Assert.Empty((await metrics.GetAsync($"{address}?to=2026-11-15"))["items"]!.AsArray());

        using var stranger = metrics.As(metrics.Org.OperationsLead);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.PostAsJsonAsync(address, new { day = "2026-11-16", text = "No" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.DeleteAsync($"/api/metrics/annotations/{written["id"]}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await seller.DeleteAsync($"/api/metrics/annotations/{written["id"]}")).StatusCode);
        Assert.Empty((await metrics.GetAsync(address))["items"]!.AsArray());
    }

    private async Task<string> NamesAsync(string query) =>
        string.Join(", ", (await metrics.GetAsync($"/api/metrics?{query}"))["items"]!.AsArray().Select(m => (string?)m!["name"]));
}
