using System.Text.Json.Nodes;

namespace Setpoint.Services.Tests.Metrics;

/// <summary>A class of its own, because what is counted is all that a unit has.</summary>
public sealed class CheckTests(MetricsFixture metrics) : IClassFixture<MetricsFixture>
{
    [Fact]
    public async Task Checks_find_what_is_wrong_with_a_set_of_kpis()
    {
        var org = metrics.Org;
        var served = await DefineAsync("Kept here", "Parcel scans", "Customers stay");
        var again = await metrics.DefineAsync(k => (k["name"], k["unitId"], k["source"]) = ("Kept there", org.Operations, " parcel  SCANS"), org.OperationsLead);
        var hidden = await metrics.DefineAsync(k => (k["name"], k["unitId"], k["visibility"]) = ("Kept in secret", org.Operations, "unit"), org.OperationsLead);
        foreach (var number in Enumerable.Range(1, 7))
        {
            await DefineAsync($"Number {number}", $"Source {number}", "Customers stay");
        }

        await DefineAsync("For show", "Nobody knows", null);
        await metrics.QueryAsync<object>(
            "update metric set active_since = now() - interval '200 days' where name in ('Number 1', 'Number 2') returning 1");
        await metrics.QueryAsync<object>(
            "insert into metric_reading (series, read_at) select series, $1 from metric where name = 'Number 2' returning 1", MetricsFixture.Noon.AddDays(-3).UtcDateTime);

        var checks = await metrics.GetAsync("/api/metrics/checks?unit=sales");
        Assert.Equal(["For show"], Names(checks, "vanity"));
        Assert.Equal(["Number 1"], Names(checks, "never-read"));
        var tooMany = checks["items"]!.AsArray().Single(i => (string?)i!["rule"] == "too-many")!;
        Assert.Equal((9, 7, "sales"), ((int)tooMany["count"]!, (int)tooMany["limit"]!, (string)tooMany["unit"]!["slug"]!));
        var same = checks["items"]!.AsArray().Single(i => (string?)i!["rule"] == "same-definition")!;
        Assert.Equal("Kept here", (string?)same["metric"]!["name"]);
        Assert.Equal(["Kept there"], same["others"]!.AsArray().Select(o => (string)o!["name"]!));
        Assert.Equal((1, 1, 1, 1), ((int)checks["total"]!["vanity"]!, (int)checks["total"]!["too-many"]!, (int)checks["total"]!["never-read"]!, (int)checks["total"]!["same-definition"]!));

        // Whoever sees the hidden one is told of it, too; the others are not, wherever they look.
        Assert.Equal(["Kept in secret", "Kept there"], Alike(await metrics.GetAsync($"/api/metrics/{served["id"]}", org.Executive)));
        Assert.Equal(["Kept there"], Alike(await metrics.GetAsync($"/api/metrics/{served["id"]}")));
        Assert.Equal(["Kept here", "Kept in secret"], Alike(await metrics.GetAsync($"/api/metrics/{again["id"]}", org.OperationsLead)));
        Assert.NotNull(hidden);
    }

    private Task<JsonObject> DefineAsync(string name, string source, string? outcome) => metrics.DefineAsync(k =>
        (k["name"], k["source"], k["businessOutcome"]) = (name, source, outcome));

    private static IEnumerable<string> Names(JsonObject checks, string rule) =>
        checks["items"]!.AsArray().Where(i => (string?)i!["rule"] == rule).Select(i => (string)i!["metric"]!["name"]!);

    private static IEnumerable<string> Alike(JsonObject metric) => metric["sameDefinition"]!.AsArray().Select(o => (string)o!["name"]!);
}
