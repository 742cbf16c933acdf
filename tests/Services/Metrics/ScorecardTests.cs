using System.Net;
using System.Text.Json.Nodes;

namespace Setpoint.Services.Tests.Metrics;

public sealed class ScorecardTests(MetricsFixture metrics) : IClassFixture<MetricsFixture>
{
    [Fact]
    public async Task A_scorecard_shows_active_kpis_with_change_run_and_thirteen_complete_periods()
    {
        var rising = await metrics.DefineAsync(k => k["name"] = "A rising");
        var cost = await metrics.DefineAsync(k =>
        {
            k["name"] = "B cost";
            k["direction"] = "lower";
            k["thresholds"] = new JsonObject { ["green"] = 4, ["amber"] = 6 };
            k["target"] = 3.5;
        });
        var load = await metrics.DefineAsync(k =>
        {
            k["name"] = "C load";
            k["direction"] = "range";
            k["thresholds"] = new JsonObject { ["low"] = 75, ["high"] = 85, ["outerLow"] = 70, ["outerHigh"] = 90 };
        });
        var team = await metrics.DefineAsync(k => k["unitId"] = metrics.Org.InsideSales);
        await metrics.DefineAsync(k => k["status"] = "draft");
        await metrics.PostDaysAsync(rising, "2026-11-20", 80, 96, 97.5m);
        await metrics.PostDaysAsync(cost, "2026-11-19", 5, 7);
        await metrics.PostDaysAsync(load, "2026-11-20", 80, 88, 86);
        await metrics.SeeAsync(load, m => (string?)m["health"] == "amber");
        await metrics.EvaluatedAsync();

        var scorecard = await metrics.GetAsync("/api/metrics/scorecard?unit=sales");

        var lines = scorecard["items"]!.AsArray();
        Assert.Equal(["A rising", "B cost", "C load"], lines.Select(l => (string)l!["name"]!));
        Assert.Equal(["97.5 1.5 True green 2", "7 2 False red 1", "86 -2 True amber 2"], lines.Select(l => $"{l!["latestValue"]} {l["change"]} {(bool?)l["better"]} {l["health"]} {l["healthPeriods"]}"));
        Assert.Equal("""{"green":1,"amber":1,"red":1,"notSet":0,"stale":0}""", scorecard["counts"]!.ToJsonString());
        var spark = lines[0]!["spark"]!.AsArray();
        Assert.Equal(13, spark.Count);
        Assert.Equal(("2026-11-08", "2026-11-20"), ((string)spark[0]!["start"]!, (string)spark[12]!["start"]!));
        Assert.Equal("not-set not-set red green green", string.Join(' ', spark.Skip(8).Select(p => (string)p!["health"]!)));
        Assert.Equal("Sales", (string?)scorecard["unit"]!["name"]);

        var withTeams = await metrics.GetAsync("/api/metrics/scorecard?unit=sales&descendants=true&limit=2");
        Assert.Equal(2, withTeams["items"]!.AsArray().Count);
        Assert.Equal(1, (int)withTeams["counts"]!["notSet"]!);
        Assert.NotNull(team);
    }

    [Fact]
    public async Task A_scorecard_needs_a_unit_that_exists()
    {
        using var lead = metrics.Lead;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await lead.GetAsync("/api/metrics/scorecard")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync("/api/metrics/scorecard?unit=nowhere")).StatusCode);
    }
}
