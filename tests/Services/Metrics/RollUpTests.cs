using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Setpoint.Contracts.Directory;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Metrics;

public sealed class RollUpTests(MetricsFixture metrics) : IClassFixture<MetricsFixture>
{
    private readonly string _mark = Guid.NewGuid().ToString("N")[..8];

    [Fact]
    public async Task Two_of_three_hospitals_with_170_of_200_beds_are_provisional_and_not_judged()
    {
        var trust = await UnitAsync(metrics.Org.Company);
        var hospitals = new List<(JsonObject Beds, JsonObject Occupancy)>();
        foreach (var beds in (decimal[])[120, 50, 30])
        {
            var unit = await UnitAsync(trust.Id);
            var hospital = (await TaggedAsync(unit.Id, "beds", "beds"), await TaggedAsync(unit.Id, "occupancy", "%"));
            await PostAsync(MetricsFixture.Row(hospital.Item1, "2026-10-15", beds));
            hospitals.Add(hospital);
        }

        await PostAsync(MetricsFixture.Row(hospitals[0].Occupancy, "2026-10-15", 80), MetricsFixture.Row(hospitals[1].Occupancy, "2026-10-15", 97));
        var kpi = await metrics.DefineAsync(
            k =>
            {
                k["unitId"] = trust.Id;
                k["cadence"] = "monthly";
                k["thresholds"] = new JsonObject { ["green"] = 80, ["amber"] = 70 };
                k["formula"] = $"avgOver(\"occupancy-{_mark}\", \"beds-{_mark}\")";
            },
            metrics.Org.Executive);

        var seen = await metrics.SeeAsync(kpi, m => (decimal?)m["latestValue"] == 85);
        Assert.Equal((true, "not-set"), ((bool)seen["provisional"]!, (string?)seen["health"]));
        var october = await OctoberAsync(kpi);
        Assert.Equal((85m, 0.85m, true, "not-set"), ((decimal)october["value"]!, (decimal)october["coverage"]!, (bool)october["provisional"]!, (string?)october["health"]));
        var explained = await metrics.GetAsync($"/api/metrics/{kpi["id"]}/periods/2026-10-01/explain", metrics.Org.Executive);
        Assert.Equal((85m, 0.85m, true), ((decimal)explained["result"]!, (decimal)explained["coverage"]!, (bool)explained["provisional"]!));
        Assert.Equal(["120 True", "50 True", "30 False"], Inputs(explained, "beds"));
        Assert.Equal(["80 True", "97 True", "- False"], Inputs(explained, "occupancy"));

        // The third one reports, and the value is judged.
        await PostAsync(MetricsFixture.Row(hospitals[2].Occupancy, "2026-10-15", 60));
        seen = await metrics.SeeAsync(kpi, m => !(bool)m["provisional"]!);
        Assert.Equal((81.25m, "green"), ((decimal)seen["latestValue"]!, (string?)seen["health"])); // (120 × 80 + 50 × 97 + 30 × 60) / 200
    }

    [Fact]
    public async Task Sums_are_divided_and_a_unit_counts_wholly_or_not_at_all()
    {
        var trust = await UnitAsync(metrics.Org.Company);
        var (small, large) = (await UnitAsync(trust.Id), await UnitAsync(trust.Id));
        var (late, all) = (await TaggedAsync(small.Id, "late", "visits"), await TaggedAsync(small.Id, "all", "visits"));
        var (lateToo, allToo) = (await TaggedAsync(large.Id, "late", "visits"), await TaggedAsync(large.Id, "all", "visits"));
        var share = await ComputeAsync(trust.Id, $"sumOver(\"late-{_mark}\") / sumOver(\"all-{_mark}\") * 100", "%");
        await PostAsync(
            MetricsFixture.Row(late, "2026-09-15", 5), MetricsFixture.Row(all, "2026-09-15", 10),
            MetricsFixture.Row(lateToo, "2026-09-15", 5), MetricsFixture.Row(allToo, "2026-09-15", 990),
            MetricsFixture.Row(late, "2026-10-15", 5), MetricsFixture.Row(all, "2026-10-15", 10),
            MetricsFixture.Row(allToo, "2026-10-15", 990));

        await SeePeriodsAsync(share, "1 50"); // 10 of 1,000, where the mean of ratios is 25; then only the small one.
        Assert.Equal(0.01m, (decimal)(await OctoberAsync(share))["coverage"]!);
        await PostAsync(MetricsFixture.Row(lateToo, "2026-10-15", 15));
        await SeePeriodsAsync(share, "1 2");
    }

    [Fact]
    public async Task Roll_ups_of_computed_metrics_follow_through_the_levels()
    {
        var trust = await UnitAsync(metrics.Org.Company);
        var teams = new[] { await UnitAsync(trust.Id), await UnitAsync(trust.Id) };
        var posted = new List<JsonObject>();
        foreach (var team in teams)
        {
            posted.Add(await TaggedAsync(team.Id, "raw", "EUR"));
            await ComputeAsync(team.Id, $"{{{posted[^1]["externalKey"]}}} * 2", "EUR", $"double-{_mark}");
        }

        var total = await ComputeAsync(trust.Id, $"sumOver(\"double-{_mark}\")", "EUR");
        await PostAsync([.. posted.Select(p => MetricsFixture.Row(p, "2026-10-15", 10))]);
        await SeePeriodsAsync(total, "- 40");
        await PostAsync(MetricsFixture.Row(posted[0], "2026-09-15", 3), MetricsFixture.Row(posted[1], "2026-10-15", 1));
        await SeePeriodsAsync(total, "6 22");
    }

    [Fact]
    public async Task A_roll_up_cannot_count_itself_in_nor_mix_currencies()
    {
        var trust = await UnitAsync(metrics.Org.Company);
        var team = await UnitAsync(trust.Id);
        await TaggedAsync(team.Id, "sales", "EUR");
        Assert.Contains("read itself", await RefusedAsync(trust.Id, $"sumOver(\"sales-{_mark}\")", "EUR", $"sales-{_mark}"), StringComparison.Ordinal);
        await ComputeAsync(trust.Id, $"sumOver(\"sales-{_mark}\")", "EUR");

        Assert.Contains($"tags: \"sales-{_mark}\" is rolled up above this unit in EUR; this metric is in USD", await RefusedAsync(team.Id, null, "USD", $"sales-{_mark}"), StringComparison.Ordinal);
        Assert.Contains("no metric in the unit or below it has the tag", await RefusedAsync(trust.Id, "sumOver(\"nothing\")", "EUR"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_that_moves_counts_where_it_stood_at_the_periods_end()
    {
        var (sales, operations) = (await UnitAsync(metrics.Org.Company), await UnitAsync(metrics.Org.Company));
        var (stays, moves) = (await UnitAsync(sales.Id), await UnitAsync(sales.Id));
        var (one, two) = (await TaggedAsync(stays.Id, "deals", "deals"), await TaggedAsync(moves.Id, "deals", "deals"));
        var total = await ComputeAsync(sales.Id, $"sumOver(\"deals-{_mark}\")", "deals");
        await PostAsync(
            MetricsFixture.Row(one, "2026-10-15", 1), MetricsFixture.Row(two, "2026-10-15", 10),
            MetricsFixture.Row(one, "2026-11-15", 2), MetricsFixture.Row(two, "2026-11-15", 20));
        await SeePeriodsAsync(total, "11 22", "2026-10-01", "2026-11-01");

        var left = new DateTimeOffset(2026, 11, 10, 0, 0, 0, TimeSpan.Zero);
        await metrics.Broker.PublishAsync(moves with
        {
            Version = 2,
            ParentId = operations.Id,
            Placements = [new UnitPlaced(DateTimeOffset.MinValue, sales.Id), new UnitPlaced(left, operations.Id)],
        });
        await Eventually.TrueAsync(async () => await metrics.QueryAsync<long>("select count(*) from unit_placement where unit_id = $1", moves.Id) == 2);

        // The tree is compared when the service starts, and every half minute.
        await metrics.StopAsync();
        await metrics.StartAsync();
        await SeePeriodsAsync(total, "11 2", "2026-10-01", "2026-11-01");
        await PostAsync(MetricsFixture.Row(one, "2026-11-15", 3), MetricsFixture.Row(two, "2026-10-15", 12));
        await SeePeriodsAsync(total, "13 3", "2026-10-01", "2026-11-01");
    }

    [Fact]
    public async Task A_roll_up_over_time_zones_is_complete_after_the_last_zone()
    {
        var group = await UnitAsync(metrics.Org.Company, "Asia/Tokyo");
        var (tokyo, york) = (await UnitAsync(group.Id, "Asia/Tokyo"), await UnitAsync(group.Id, "America/New_York"));
        var (one, two) = (await TaggedAsync(tokyo.Id, "orders", "orders", "daily"), await TaggedAsync(york.Id, "orders", "orders", "daily"));
        var total = await ComputeAsync(group.Id, $"sumOver(\"orders-{_mark}\")", "orders", cadence: "daily");
        await PostAsync(MetricsFixture.Row(one, "2026-11-20", 1), MetricsFixture.Row(two, "2026-11-20", 2), MetricsFixture.Row(one, "2026-11-21", 4), MetricsFixture.Row(two, "2026-11-21", 8));
        await metrics.SeeAsync(total, m => (decimal?)m["latestValue"] == 3);

        // It is 16 o'clock on the 21st in UTC: over in Tokyo, noon in New York.
        metrics.Clock.Set(new DateTimeOffset(2026, 11, 21, 16, 0, 0, TimeSpan.Zero));
        try
        {
            await metrics.SeeAsync(one, m => (string?)m["latestPeriod"] == "2026-11-21");
            await metrics.EvaluatedAsync();
            var seen = await metrics.GetAsync($"/api/metrics/{total["id"]}");
            Assert.Equal("2026-11-20", (string?)seen["latestPeriod"]);
            var periods = await metrics.GetAsync($"/api/metrics/{total["id"]}/periods?from=2026-11-20&to=2026-11-21");
            Assert.Equal("True False", string.Join(' ', periods["items"]!.AsArray().Select(p => (bool)p!["complete"]!)));
        }
        finally
        {
            metrics.Clock.Set(MetricsFixture.Noon);
        }
    }

    [Fact]
    public async Task What_one_may_not_see_is_neither_read_nor_named()
    {
        var hidden = await metrics.DefineAsync(k => Settings(k, metrics.Org.Sales, "parcels", null, "unit"));
        var seen = await metrics.DefineAsync(k => Settings(k, metrics.Org.Sales, "parcels", null));
        var computed = await metrics.DefineAsync(k =>
        {
            Settings(k, metrics.Org.Sales, "parcels", null);
            k["formula"] = $"{{{hidden["externalKey"]}}} + {{{seen["externalKey"]}}}";
        });
        await PostAsync(MetricsFixture.Row(hidden, "2026-10-15", 3), MetricsFixture.Row(seen, "2026-10-15", 4));
        await metrics.SeeAsync(computed, m => (decimal?)m["latestValue"] == 7);

        var outsider = metrics.Org.OperationsLead;
        Assert.Equal($"{{hidden}} + {{{seen["externalKey"]}}}", (string?)(await metrics.GetAsync($"/api/metrics/{computed["id"]}", outsider))["formula"]);
        var explained = await metrics.GetAsync($"/api/metrics/{computed["id"]}/periods/2026-10-01/explain", outsider);
        Assert.Equal((1, 7m), ((int)explained["hidden"]!, (decimal)explained["result"]!));
        Assert.Equal(seen["id"]!.ToString(), Assert.Single(explained["inputs"]!.AsArray())!["metricId"]!.ToString());
        Assert.DoesNotContain((string)hidden["externalKey"]!, explained.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain((string)hidden["id"]!, explained.ToJsonString(), StringComparison.Ordinal);
        var formula = await metrics.GetAsync($"/api/metrics/{computed["id"]}/formula", outsider);
        Assert.Equal((1, 1), ((int)formula["hidden"]!, formula["reads"]!.AsArray().Count));
        Assert.DoesNotContain((string)hidden["externalKey"]!, formula.ToJsonString(), StringComparison.Ordinal);

        using var client = metrics.As(outsider);
        using var refused = await client.PostAsJsonAsync("/api/metrics", metrics.Kpi(k =>
        {
            Settings(k, metrics.Org.Operations, "parcels", null);
            k["formula"] = $"{{{hidden["id"]}}} * 2";
        }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("is no metric that you can see", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static void Settings(JsonObject metric, Guid unit, string measure, string? tag, string visibility = "public", string cadence = "monthly")
    {
        metric["role"] = "measure";
        metric["unitId"] = unit;
        metric["unitOfMeasure"] = measure;
        metric["cadence"] = cadence;
        metric["visibility"] = visibility;
        metric["tags"] = tag is null ? null : new JsonArray(tag);
        metric.Remove("thresholds");
    }

    private async Task<UnitChanged> UnitAsync(Guid parent, string zone = "UTC")
    {
        var unit = TestOrganization.Unit(Guid.CreateVersion7(), "Unit", $"unit-{Guid.NewGuid():N}", "department", parent, null, zone);
        await metrics.Broker.PublishAsync(unit);
        await Eventually.TrueAsync(async () => await metrics.QueryAsync<long>("select count(*) from unit_closure where descendant_id = $1", unit.Id) > 1);
        return unit;
    }

    private Task<JsonObject> TaggedAsync(Guid unit, string tag, string measure, string cadence = "monthly") =>
        metrics.DefineAsync(k => Settings(k, unit, measure, $"{tag}-{_mark}", cadence: cadence), metrics.Org.Executive);

    private Task<JsonObject> ComputeAsync(Guid unit, string formula, string measure, string? tag = null, string cadence = "monthly") => metrics.DefineAsync(
        k =>
        {
            Settings(k, unit, measure, tag, cadence: cadence);
            k["formula"] = formula;
        },
        metrics.Org.Executive);

    private async Task<string> RefusedAsync(Guid unit, string? formula, string measure, string? tag = null)
    {
        using var executive = metrics.As(metrics.Org.Executive);
        using var answer = await executive.PostAsJsonAsync("/api/metrics", metrics.Kpi(k =>
        {
            Settings(k, unit, measure, tag);
            k["formula"] = formula;
        }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["detail"]!;
    }

    private Task<JsonObject> PostAsync(params JsonObject[] rows) => metrics.PostAsync(metrics.Org.Executive, rows);

    private async Task<JsonNode> OctoberAsync(JsonObject metric) =>
        (await metrics.GetAsync($"/api/metrics/{metric["id"]}/periods?from=2026-10-01&to=2026-10-01", metrics.Org.Executive))["items"]![0]!;

    private IEnumerable<string> Inputs(JsonObject explained, string tag) => explained["inputs"]!.AsArray()
        .Where(i => (string?)i!["tag"] == $"{tag}-{_mark}").Select(i => $"{Number(i!["value"])} {(bool)i["counts"]!}");

    private Task SeePeriodsAsync(JsonObject metric, string values, string from = "2026-09-01", string to = "2026-10-01") => Eventually.SeeAsync(
        async () => string.Join(' ', (await metrics.GetAsync($"/api/metrics/{metric["id"]}/periods?from={from}&to={to}", metrics.Org.Executive))["items"]!.AsArray().Select(p => Number(p!["value"]))),
        seen => seen == values);

    private static string Number(JsonNode? value) => value is null ? "-" : ((decimal)value).ToString("0.####", CultureInfo.InvariantCulture);
}
