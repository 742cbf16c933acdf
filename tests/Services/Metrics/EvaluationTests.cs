using System.Globalization;
using System.Text.Json.Nodes;
using Setpoint.Contracts.Directory;
using Setpoint.Contracts.Metrics;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Metrics;

public sealed class EvaluationTests(MetricsFixture metrics) : IClassFixture<MetricsFixture>
{
    [Fact]
    public async Task Posted_values_become_health_and_one_message_with_every_changed_period()
    {
        await metrics.Broker.HearAsync<MetricValuesChanged>();
        var metric = await metrics.DefineAsync();
        await metrics.PostDaysAsync(metric, "2026-11-21", 96, 94, 97, 80); // the 21st is today and still running

        var seen = await metrics.SeeAsync(metric, m => (string?)m["health"] == "green");
        Assert.Equal("2026-11-20", (string?)seen["latestPeriod"]);
        Assert.Equal(97, (decimal?)seen["latestValue"]);
        Assert.Equal(94, (decimal?)seen["previousValue"]);
        Assert.Equal("2026-11-20", (string?)seen["healthSince"]);
        Assert.Equal(DateTimeOffset.Parse("2026-11-24T00:00:00Z", CultureInfo.InvariantCulture), (DateTimeOffset)seen["nextDue"]!);
        var told = (await metrics.Broker.ExpectAsync<MetricValuesChanged>(e => Of(e, metric) is not null)).Metrics.Single(m => m.MetricId == Id(metric));
        Assert.Equal("18 96, 19 94, 20 97, 21 80", string.Join(", ", told.Periods.OrderBy(p => p.Start).Select(p => $"{p.Start.Day} {p.Value:0}")));
        Assert.Equal((new DateOnly(2026, 11, 20), 97m, "green", false), (told.LatestPeriod!.Value, told.LatestValue!.Value, told.Health, told.Stale));
    }

    [Fact]
    public async Task The_last_value_of_a_period_wins_and_a_withdrawn_one_gives_way()
    {
        var metric = await metrics.DefineAsync(k => k["cadence"] = "weekly");
        await metrics.PostAsync(
            MetricsFixture.Row(metric, "2026-11-12T09:00:00Z", 93),
            MetricsFixture.Row(metric, "2026-11-10T09:00:00Z", 96));
        await metrics.SeeAsync(metric, m => (decimal?)m["latestValue"] == 93);

        await metrics.PostAsync(MetricsFixture.Row(metric, "2026-11-12T09:00:00Z", null));
        await metrics.SeeAsync(metric, m => (decimal?)m["latestValue"] == 96);

        await metrics.PostAsync(MetricsFixture.Row(metric, "2026-11-10T09:00:00Z", null));
        var seen = await metrics.SeeAsync(metric, m => (decimal?)m["latestValue"] is null);
        Assert.Equal("not-set", (string?)seen["health"]);
    }

    [Fact]
    public async Task Two_red_days_open_an_alert_and_two_green_ones_close_it()
    {
        await metrics.Broker.HearAsync<AlertOpened>();
        await metrics.Broker.HearAsync<AlertClosed>();
        var metric = await metrics.DefineAsync();
        await metrics.PostDaysAsync(metric, "2026-11-15", 97, 80);
        await metrics.SeeAsync(metric, m => (string?)m["health"] == "red");
        Assert.Empty(await OpenAlertsAsync(metric));

        await metrics.PostDaysAsync(metric, "2026-11-16", 79);
        var opened = await metrics.Broker.ExpectAsync<AlertOpened>(a => a.MetricId == Id(metric) && a.Kind == "health");
        Assert.Equal(("red", "green", new DateOnly(2026, 11, 16), 79m), (opened.Health, opened.PreviousHealth, opened.Period, opened.Value!.Value));
        Assert.Equal(metrics.Org.Seller, opened.OwnerId);
        var alert = Assert.Single(await OpenAlertsAsync(metric))!;
        Assert.Equal(opened.AlertId, (Guid)alert["id"]!);

        await metrics.PostDaysAsync(metric, "2026-11-17", 97);
        await metrics.SeeAsync(metric, m => (string?)m["health"] == "green");
        Assert.Single(await OpenAlertsAsync(metric));

        await metrics.PostDaysAsync(metric, "2026-11-18", 98);
        var closed = await metrics.Broker.ExpectAsync<AlertClosed>(a => a.AlertId == opened.AlertId);
        Assert.Equal(("green", new DateOnly(2026, 11, 18)), (closed.Health, closed.Period));
        Assert.Empty(await OpenAlertsAsync(metric));
        var closedOnes = await metrics.GetAsync("/api/metrics/alerts?open=false&kind=health&limit=500");
        Assert.Single(closedOnes["items"]!.AsArray(), a => (Guid)a!["metricId"]! == Id(metric));
    }

    [Fact]
    public async Task A_swinging_series_fires_once_and_recovers_once_however_it_arrives()
    {
        await metrics.Broker.HearAsync<AlertOpened>();
        var metric = await metrics.DefineAsync();
        foreach (var (day, value) in ((int, decimal)[])[(10, 80), (11, 97), (12, 80), (13, 97), (14, 80), (15, 97), (16, 80)])
        {
            await metrics.PostDaysAsync(metric, $"2026-11-{day}", value);
            await metrics.SeeAsync(metric, m => (string?)m["latestPeriod"] == $"2026-11-{day}");
        }

        var opened = await metrics.Broker.ExpectAsync<AlertOpened>(a => a.MetricId == Id(metric) && a.Kind == "health");
        Assert.Equal(new DateOnly(2026, 11, 14), opened.Period);
        await metrics.PostDaysAsync(metric, "2026-11-18", 97, 97);
        await Eventually.SeeAsync(() => OpenAlertsAsync(metric), alerts => alerts.Count == 0);
        await metrics.OutboxIsEmptyAsync();
        Assert.Single(metrics.Broker.Of<AlertOpened>(), a => a.MetricId == Id(metric) && a.Kind == "health");
    }

    [Fact]
    public async Task A_monthly_metric_alerts_at_once()
    {
        var metric = await metrics.DefineAsync(k => k["cadence"] = "monthly");
        await metrics.PostDaysAsync(metric, "2026-10-15", 80);

        await Eventually.SeeAsync(() => OpenAlertsAsync(metric), alerts => alerts.Count == 1);
    }

    [Fact]
    public async Task A_lowered_threshold_turns_the_headline_green_leaves_the_past_amber_and_raises_nothing()
    {
        var metric = await metrics.DefineAsync(k =>
        {
            k["cadence"] = "monthly";
            k["thresholds"] = new JsonObject { ["green"] = 99.5, ["amber"] = 99.0 };
        });
        await metrics.PostDaysAsync(metric, "2026-10-15", 99.2m);
        var amber = await metrics.SeeAsync(metric, m => (string?)m["health"] == "amber");
        await Eventually.SeeAsync(() => OpenAlertsAsync(metric), alerts => alerts.Count == 1);

        await metrics.ReplaceAsync(amber, k => k["thresholds"] = new JsonObject { ["green"] = 99.0, ["amber"] = 98.0 });

        await metrics.SeeAsync(metric, m => (string?)m["health"] == "green");
        var october = (await metrics.GetAsync($"/api/metrics/{metric["id"]}/periods?from=2026-10-01&to=2026-10-31"))["items"]![0]!;
        Assert.Equal("amber", (string?)october["health"]);
        var explained = await metrics.GetAsync($"/api/metrics/{metric["id"]}/explain");
        Assert.Equal(("green", 99.2m, 99.0m), ((string?)explained["result"], (decimal)explained["inputs"]!["value"]!, (decimal)explained["inputs"]!["thresholds"]!["green"]!));
        Assert.Equal("green above 99, amber from 98 to 99, red below 98", (string?)explained["rule"]);
    }

    [Fact]
    public async Task Raised_thresholds_turn_the_headline_red_and_raise_no_alert()
    {
        var metric = await metrics.DefineAsync();
        await metrics.PostDaysAsync(metric, "2026-11-20", 96, 96, 96);
        var green = await metrics.SeeAsync(metric, m => (string?)m["health"] == "green");

        await metrics.ReplaceAsync(green, k => k["thresholds"] = new JsonObject { ["green"] = 99, ["amber"] = 98 });

        await metrics.SeeAsync(metric, m => (string?)m["health"] == "red");
        Assert.Empty(await OpenAlertsAsync(metric));
    }

    [Fact]
    public async Task The_first_thresholds_judge_the_whole_past_quietly()
    {
        var draft = await metrics.DefineAsync(k =>
        {
            k.Remove("thresholds");
            k["status"] = "draft";
        });
        await metrics.PostDaysAsync(draft, "2026-11-20", 96, 80, 80);
        var values = await metrics.SeeAsync(draft, m => (string?)m["latestPeriod"] == "2026-11-20");
        Assert.Equal("not-set", (string?)values["health"]);

        await metrics.ReplaceAsync(values, k =>
        {
            k["thresholds"] = new JsonObject { ["green"] = 95, ["amber"] = 90 };
            k["status"] = "active";
        });

        var seen = await metrics.SeeAsync(draft, m => (string?)m["health"] == "red");
        Assert.Equal("2026-11-19", (string?)seen["healthSince"]);
        var past = (await metrics.GetAsync($"/api/metrics/{draft["id"]}/periods?from=2026-11-17&to=2026-11-21"))["items"]!.AsArray();
        Assert.Equal("not-set green red red not-set", string.Join(' ', past.Select(p => (string)p!["health"]!)));
        Assert.Equal("True True True True False", string.Join(' ', past.Select(p => (bool)p!["complete"]!)));
        Assert.Empty(await OpenAlertsAsync(draft));
    }

    [Fact]
    public async Task Twelve_hundred_metrics_are_told_in_three_messages()
    {
        await metrics.Broker.HearAsync<MetricValuesChanged>();
        var ids = new HashSet<Guid>();
        using var lead = metrics.Lead;
        var one = await metrics.DefineAsync();
        await metrics.QueryAsync<long>(
            """
            with made as (
                insert into metric (id, version, series, name, definition, role, unit_of_measure, decimals, direction, cadence, visibility, unit_id, external_key, tags, status, created_at)
                select gen_random_uuid(), 1, nextval('metric_series'), 'Bulk ' || n, null, 'measure', 'pieces', 0, 'higher', 'daily', 'public', $1, 'bulk-' || n, '{}', 'active', now()
                from generate_series(1, 1200) n
                returning id, series
            ), heads as (insert into head (series) select series from made), states as (insert into metric_state (series) select series from made)
            select count(*) from made
            """,
            metrics.Org.Sales);
        var body = string.Concat(Enumerable.Range(1, 1200).SelectMany(m => Enumerable.Range(1, 9), (m, d) => $$"""{"metric":"bulk-{{m}}","at":"2026-11-0{{d}}","value":{{d}}}""" + "\n"));

        Assert.Equal(10_800, (int)(await metrics.SendAsync(body, "application/x-ndjson"))["inserted"]!);
        await metrics.EvaluatedAsync();
        await metrics.OutboxIsEmptyAsync();

        var told = await Eventually.SeeAsync(
            () => Task.FromResult(metrics.Broker.Of<MetricValuesChanged>().Where(e => e.Metrics.Any(m => m.Periods.Count == 9)).ToList()),
            messages => messages.Sum(e => e.Metrics.Count) >= 1200);
        Assert.Equal(3, told.Count);
        Assert.Equal(1200, told.SelectMany(e => e.Metrics).Select(m => m.MetricId).Distinct().Count());
        Assert.NotNull(one);
    }

    [Fact]
    public async Task A_unit_that_moves_to_another_time_zone_takes_its_values_to_their_new_days()
    {
        var far = TestOrganization.Unit(Guid.CreateVersion7(), "Far", $"far-{Guid.NewGuid():N}", "department", metrics.Org.Company, null);
        await metrics.Broker.PublishAsync(far);
        var metric = await metrics.DefineAsync(k => k["unitId"] = far.Id, metrics.Org.Executive);
        await metrics.PostAsync(metrics.Org.Executive, MetricsFixture.Row(metric, "2026-11-18T22:00:00Z", 96), MetricsFixture.Row(metric, "2026-11-17", 91));
        await metrics.SeeAsync(metric, m => (string?)m["latestPeriod"] == "2026-11-18");

        await metrics.Broker.PublishAsync(far with { Version = 2, TimeZone = "Asia/Tokyo" });
        await Eventually.TrueAsync(async () => await metrics.QueryAsync<string>("select time_zone from unit where id = $1", far.Id) == "Asia/Tokyo");
        await metrics.PostAsync(metrics.Org.Executive, MetricsFixture.Row(metric, "2026-11-16", 92));

        await metrics.SeeAsync(metric, m => (string?)m["latestPeriod"] == "2026-11-19");
        var periods = (await metrics.GetAsync($"/api/metrics/{metric["id"]}/periods?from=2026-11-16&to=2026-11-19"))["items"]!.AsArray();
        Assert.Equal("92 91 - 96", string.Join(' ', periods.Select(p => p!["value"]?.ToJsonString() ?? "-")));
    }

    private static Guid Id(JsonObject metric) => (Guid)metric["id"]!;

    private static MetricValues? Of(MetricValuesChanged message, JsonObject metric) =>
        message.Metrics.FirstOrDefault(m => m.MetricId == Id(metric) && m.Periods.Count > 0);

    private async Task<List<JsonNode?>> OpenAlertsAsync(JsonObject metric)
    {
        await metrics.EvaluatedAsync();
        var page = await metrics.GetAsync("/api/metrics/alerts?open=true&kind=health&limit=500");
        return [.. page["items"]!.AsArray().Where(a => (Guid)a!["metricId"]! == Id(metric))];
    }
}
