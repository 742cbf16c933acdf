using Setpoint.Contracts.Metrics;

namespace Setpoint.Services.Tests.Metrics;

/// <summary>What happens when nobody posts anything and only time passes. One story, because there is one clock.</summary>
public sealed class TimeTests(MetricsFixture metrics) : IClassFixture<MetricsFixture>
{
    [Fact]
    public async Task A_day_ends_and_is_judged_and_a_missing_one_makes_it_stale()
    {
        await metrics.Broker.HearAsync<MetricValuesChanged>();
        await metrics.Broker.HearAsync<AlertOpened>();
        await metrics.Broker.HearAsync<AlertClosed>();
        var metric = await metrics.DefineAsync();
        var id = (Guid)metric["id"]!;
        await metrics.PostDaysAsync(metric, "2026-11-21", 97, 80, 81);
        await metrics.SeeAsync(metric, m => (string?)m["latestPeriod"] == "2026-11-20" && (string?)m["health"] == "red");
        Assert.DoesNotContain(metrics.Broker.Of<AlertOpened>(), a => a.MetricId == id);

        metrics.Clock.Set(MetricsFixture.Noon.AddHours(12.1));
        var ended = await metrics.SeeAsync(metric, m => (string?)m["latestPeriod"] == "2026-11-21");
        Assert.Equal("2026-11-20", (string?)ended["healthSince"]);
        var opened = await metrics.Broker.ExpectAsync<AlertOpened>(a => a.MetricId == id && a.Kind == "health");
        Assert.Equal(new DateOnly(2026, 11, 21), opened.Period);
        var told = await metrics.Broker.ExpectAsync<MetricValuesChanged>(e => e.Metrics.Any(m => m.MetricId == id && m.LatestPeriod == new DateOnly(2026, 11, 21)));
        Assert.Empty(told.Metrics.Single(m => m.MetricId == id).Periods);

        metrics.Clock.Set(MetricsFixture.Noon.AddDays(2).AddHours(11.9));
        await Task.Delay(2500);
        Assert.False((bool)(await metrics.GetAsync($"/api/metrics/{id}"))["stale"]!);

        metrics.Clock.Set(MetricsFixture.Noon.AddDays(2).AddHours(12.1));
        var stale = await metrics.SeeAsync(metric, m => (bool)m["stale"]!);
        Assert.Equal("red", (string?)stale["health"]);
        await metrics.Broker.ExpectAsync<MetricValuesChanged>(e => e.Metrics.Any(m => m.MetricId == id && m.Stale));
        var missing = await metrics.Broker.ExpectAsync<AlertOpened>(a => a.MetricId == id && a.Kind == "stale");
        Assert.Equal((new DateOnly(2026, 11, 22), "red", null), (missing.Period, missing.Health, missing.Value));
        Assert.Equal(MetricsFixture.Noon.AddDays(2).AddHours(12), missing.Due);

        await metrics.PostDaysAsync(metric, "2026-11-22", 99);
        var fresh = await metrics.SeeAsync(metric, m => !(bool)m["stale"]!);
        Assert.Equal("green", (string?)fresh["health"]);
        await metrics.Broker.ExpectAsync<AlertClosed>(a => a.AlertId == missing.AlertId && a.Kind == "stale");
        Assert.Single(metrics.Broker.Of<AlertOpened>(), a => a.MetricId == id && a.Kind == "stale");
    }
}
