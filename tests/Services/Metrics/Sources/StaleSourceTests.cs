using System.Net;

namespace Setpoint.Services.Tests.Metrics.Sources;

/// <summary>Without a key, with nothing opened: as an installation is that nobody has configured. One story, because there is one clock.</summary>
public sealed class StaleSourceTests(MetricsFixture metrics) : IClassFixture<MetricsFixture>
{
    [Fact]
    public async Task A_source_that_fails_makes_its_metric_stale_and_not_red()
    {
        var metric = await metrics.DefineAsync();
        await metrics.PostDaysAsync(metric, "2026-11-20", 97, 98);
        await metrics.SeeAsync(metric, m => (string?)m["health"] == "green");
        var path = $"/api/metrics/{metric["id"]}/source";
        using var lead = metrics.Lead;
        using var put = await System.Net.Http.Json.HttpClientJsonExtensions.PutAsJsonAsync(
            lead, path, SourcesFixture.Http("http://localhost:9/", s => s["enabled"] = true));
        Assert.Equal(HttpStatusCode.Created, put.StatusCode);

        var failing = await Setpoint.Testing.Services.Eventually.SeeAsync(() => metrics.GetAsync(path), s => (int)s["details"]!["failures"]! > 0);
        Assert.Equal("The host localhost is this machine, which sources may not reach unless an operator allows it.", (string?)failing["details"]!["lastError"]);
        Assert.False((bool)failing["stale"]!);
        Assert.Null((string?)failing["lastSuccessAt"]);

        metrics.Clock.Set(MetricsFixture.Noon.AddDays(2));
        var stale = await metrics.SeeAsync(metric, m => (bool)m["stale"]!);
        Assert.Equal(("green", 98m), ((string?)stale["health"], (decimal)stale["latestValue"]!));
        var seen = await Setpoint.Testing.Services.Eventually.SeeAsync(() => metrics.GetAsync(path), s => (int)s["details"]!["failures"]! > 1);
        Assert.True((bool)seen["stale"]!);
        Assert.All((await metrics.GetAsync("/api/metrics/alerts?open=true"))["items"]!.AsArray(), a => Assert.Equal("stale", (string?)a!["kind"]));
    }

    [Fact]
    public async Task Without_a_key_nothing_is_stored_and_it_is_said_why()
    {
        using var lead = metrics.Lead;
        using var answer = await System.Net.Http.Json.HttpClientJsonExtensions.PutAsJsonAsync(
            lead, "/api/metrics/secrets/erp", new { unitId = metrics.Org.Sales, value = "hunter2", hosts = Array.Empty<string>() });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Keys:EncryptionKey", await answer.Content.ReadAsStringAsync());
        Assert.Equal(0, await metrics.QueryAsync<long>("select count(*) from source_secret"));
    }
}
