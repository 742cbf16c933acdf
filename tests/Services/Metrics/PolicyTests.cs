using System.Globalization;
using System.Text.Json.Nodes;
using Setpoint.Contracts.Directory;
using Setpoint.Contracts.Goals;
using Setpoint.Contracts.Metrics;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Metrics;

/// <summary>What is decided elsewhere and changes what the values say.</summary>
public sealed class PolicyTests(MetricsFixture metrics) : IClassFixture<MetricsFixture>
{
    private static long s_version;

    [Fact]
    public async Task A_units_policy_judges_its_metrics_anew_and_raises_nothing()
    {
        await metrics.Broker.HearAsync<AlertOpened>();
        var calm = await metrics.DefineAsync(k => k["cadence"] = "weekly");
        var wild = await metrics.DefineAsync(k => k["cadence"] = "weekly");
        await PostWeeksAsync(calm, [.. Enumerable.Repeat(100m, 19), 100.3m, 100.3m]);
        await PostWeeksAsync(wild, [.. Enumerable.Repeat(100m, 20), 101m]);
        await Eventually.SeeAsync(() => OpenAsync(wild), a => a.Count == 1);
        Assert.Empty(await OpenAsync(calm));

        await DecideAsync(new() { ["deviationLimit"] = "10" });

        var explained = await Eventually.SeeAsync(() => ExplainAsync(wild, "deviation"), e => (decimal)e["limit"]! == 10);
        Assert.Equal(s_version + 1, (long)explained["policyVersion"]!);
        await Eventually.SeeAsync(() => OpenAsync(wild), a => a.Count == 0, TimeSpan.FromMinutes(1));

        await DecideAsync(new() { ["deviationLimit"] = "2", ["offBaselinePeriods"] = "2", ["offBaselineLimit"] = "1" });

        await Eventually.TrueAsync(() => metrics.QueryAsync<bool>(
            "select bool_and(deviates) from metric_state s join metric m using (series) where m.id = any($1)", new[] { Id(calm), Id(wild) }), TimeSpan.FromMinutes(1));
        Assert.Empty(await OpenAsync(calm));
        Assert.Empty(await OpenAsync(wild));
    }

    [Fact]
    public async Task What_an_okr_changes_on_purpose_proposes_no_baseline()
    {
        var metric = await metrics.DefineAsync(k => k["cadence"] = "weekly");
        var okr = new ObjectiveChanged(
            Guid.CreateVersion7(), 1, Guid.CreateVersion7(), metrics.Org.Sales, metrics.Org.Seller, "committed", "private", "published",
            new(2026, 10, 12), new(2026, 12, 31), null, [], [new(Guid.CreateVersion7(), "metric", metrics.Org.Seller, Id(metric), 1, 10, 50, "%", 1, null)]);
        await metrics.Broker.PublishAsync(okr);
        await Eventually.TrueAsync(() => metrics.QueryAsync<bool>("select exists (select 1 from metric_objective where metric_id = $1)", Id(metric)));

        await PostWeeksAsync(metric, [.. Enumerable.Repeat(10m, 8), 50, 50, 50, 50, 50]); // from 12 October on 50

        var proposal = (await BaselinesAsync(metric, b => b["proposal"] is not null))["proposal"]!;
        Assert.Equal((10m, 8), ((decimal)proposal["value"]!, proposal["periods"]!.AsArray().Count));
        Assert.Empty((await ExplainAsync(metric, "baseline"))["baseline"]!["windows"]!.AsArray()); // a private one leaves no trace

        await metrics.Broker.PublishAsync(okr with { Version = 2, Lifecycle = "retired" });

        // All twelve latest periods count again: seven at 10 and five at 50. Their median is still 10, and stays proposed.
        await Eventually.SeeAsync(() => ExplainAsync(metric, "baseline"), e => e["baseline"]!["computed"]!["points"]!.AsArray().Count == 12);
    }

    private static Guid Id(JsonObject metric) => (Guid)metric["id"]!;

    private Task PostWeeksAsync(JsonObject metric, params decimal[] values) => metrics.PostAsync([.. values.Select((value, i) => MetricsFixture.Row(
        metric, new DateOnly(2026, 11, 9).AddDays(7 * (i - values.Length + 1)).ToString("O", CultureInfo.InvariantCulture), value))]);

    private async Task<JsonArray> OpenAsync(JsonObject metric)
    {
        await metrics.EvaluatedAsync();
        return (await metrics.GetAsync($"/api/metrics/alerts?metric={metric["id"]}&open=true"))["items"]!.AsArray();
    }

    private Task<JsonObject> ExplainAsync(JsonObject metric, string of) => metrics.GetAsync($"/api/metrics/{metric["id"]}/explain?of={of}");

    private Task<JsonObject> BaselinesAsync(JsonObject metric, Func<JsonObject, bool> satisfies) =>
        Eventually.SeeAsync(() => metrics.GetAsync($"/api/metrics/{metric["id"]}/baselines"), satisfies);

    private async Task DecideAsync(Dictionary<string, string> values)
    {
        var version = Interlocked.Increment(ref s_version);
        await metrics.Broker.PublishAsync(new PolicyChanged(metrics.Org.Sales, version, values));
        await Eventually.TrueAsync(() => metrics.QueryAsync<bool>("select exists (select 1 from policy where id = $1 and version = $2)", metrics.Org.Sales, version));
    }
}
