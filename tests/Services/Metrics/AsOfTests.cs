using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Metrics;

/// <summary>What was recorded when is told by the database's own clock, so the service's stands at the same moment here.</summary>
public sealed class AsOfTests(MetricsFixture metrics) : IClassFixture<MetricsFixture>
{
    private static string Yesterday { get; } = DateTime.UtcNow.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Metric_and_scorecard_as_of_a_moment_stay_what_they_were_after_a_correction_and_new_thresholds()
    {
        metrics.Clock.Set(DateTimeOffset.UtcNow);
        var metric = await DefineAsync();
        await metrics.PostDaysAsync(metric, Yesterday, 97, 80, 80);
        await metrics.SeeAsync(metric, m => (string?)m["health"] == "red");
        var then = Uri.EscapeDataString((await metrics.QueryAsync<DateTime>("select clock_timestamp()")).ToString("O", CultureInfo.InvariantCulture));
        string[] addresses =
        [
            $"/api/metrics/{metric["id"]}?asOf={then}", $"/api/metrics/scorecard?unit=sales&limit=500&asOf={then}", $"/api/metrics/{metric["id"]}/explain?asOf={then}",
            $"/api/metrics/summary?unit=sales&since={Yesterday}&asOf={then}", $"/api/metrics?ids={metric["id"]}&asOf={then}",
        ];
        var before = await ReadAsync();

        await metrics.PostDaysAsync(metric, Yesterday, 97, 99, 98);
        var corrected = await metrics.SeeAsync(metric, m => (string?)m["health"] == "green");
        await metrics.ReplaceAsync(corrected, m => (m["thresholds"], m["decimals"]) = (new JsonObject { ["green"] = 99, ["amber"] = 98.5 }, 3));
        await metrics.SeeAsync(metric, m => (string?)m["health"] == "red");

        var after = await ReadAsync();
        Assert.Equal(("red", 80m, 95m, 1), Said(after[0]));
        Assert.Equal(Said(before[0]), Said(after[0]));
        Assert.Equal(Line(before[1]), Line(after[1]));
        Assert.Equal("[97,80,80]", Line(after[1]));
        Assert.Equal(before[2].ToJsonString(), after[2].ToJsonString());
        Assert.Equal(("red", 80m, "red"), ((string)after[2]["result"]!, (decimal)after[2]["inputs"]!["value"]!, (string)after[2]["inputs"]!["confirmed"]!));
        Assert.Equal(before[3].ToJsonString(), after[3].ToJsonString());
        Assert.Equal(Said(before[0]), Said(after[4]["items"]![0]!.AsObject()));
        Assert.Empty((await metrics.GetAsync($"/api/metrics?ids={metric["id"]}&asOf=2020-01-01T00:00:00Z"))["items"]!.AsArray());
        Assert.Equal(HttpStatusCode.NotFound, (await metrics.Lead.GetAsync($"/api/metrics/{metric["id"]}?asOf=2020-01-01T00:00:00Z")).StatusCode);

        async Task<JsonObject[]> ReadAsync() => await Task.WhenAll(addresses.Select(a => metrics.GetAsync(a)));
        string Line(JsonObject scorecard)
        {
            var item = scorecard["items"]!.AsArray().Single(i => (string?)i!["id"] == (string?)metric["id"])!;
            Assert.Equal(("red", 80m, 2), ((string)item["health"]!, (decimal)item["latestValue"]!, (int)item["healthPeriods"]!));
            return new JsonArray([.. item["spark"]!.AsArray().TakeLast(3).Select(s => s!["value"]!.DeepClone())]).ToJsonString();
        }
    }

    private static (string, decimal, decimal, int) Said(JsonObject metric) =>
        ((string)metric["health"]!, (decimal)metric["latestValue"]!, (decimal)metric["thresholds"]!["green"]!, (int)metric["decimals"]!);

    [Fact]
    public async Task An_alert_that_closed_later_was_open_then()
    {
        metrics.Clock.Set(DateTimeOffset.UtcNow);
        var metric = await DefineAsync();
        await metrics.PostDaysAsync(metric, Yesterday, 97, 80, 80);
        var opened = await OnlyAlertAsync($"/api/metrics/alerts?metric={metric["id"]}&kind=health");
        await metrics.PostDaysAsync(metric, Yesterday, 97, 99, 98);
        var closed = await OnlyAlertAsync($"/api/metrics/alerts?metric={metric["id"]}&kind=health&open=false");

        var then = Uri.EscapeDataString((string)opened["openedAt"]!);
        var asOf = await OnlyAlertAsync($"/api/metrics/alerts?metric={metric["id"]}&kind=health&open=true&asOf={then}");
        Assert.Equal((string?)closed["id"], (string?)asOf["id"]);
        Assert.Null(asOf["closedAt"]);
    }

    private Task<JsonNode> OnlyAlertAsync(string address) => Eventually.SeeAsync(
        async () => (await metrics.GetAsync(address))["items"]!.AsArray().SingleOrDefault()!, found => found is not null);

    private async Task<JsonObject> DefineAsync()
    {
        var metric = await metrics.DefineAsync();
        await metrics.QueryAsync<object>(
            "update metric set created_at = now() - interval '90 days', active_since = now() - interval '90 days' where id = $1 returning 1", (Guid)metric["id"]!);
        await metrics.QueryAsync<object>("update threshold_revision set valid_from = now() - interval '90 days' where metric_id = $1 returning 1", (Guid)metric["id"]!);
        await metrics.QueryAsync<object>("update definition_revision set valid_from = now() - interval '90 days' where metric_id = $1 returning 1", (Guid)metric["id"]!);
        return metric;
    }
}
