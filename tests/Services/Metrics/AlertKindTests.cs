using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Setpoint.Contracts.Metrics;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Metrics;

/// <summary>Alerts that are not about health: each opens once, tells why, and closes when its reason is gone.</summary>
public sealed class AlertKindTests(MetricsFixture metrics) : IClassFixture<MetricsFixture>
{
    [Fact]
    public async Task A_value_that_turns_red_and_is_unusual_opens_both_alerts_and_is_told_once()
    {
        await metrics.Broker.HearAsync<AlertOpened>();
        var metric = await metrics.DefineAsync(k => k["cadence"] = "monthly");
        await metrics.PostAsync([.. Enumerable.Range(1, 10).Select(n => MetricsFixture.Row(metric, $"2026-{n:00}-15", n == 10 ? 70 : 97 + (n % 2)))]);

        var red = await metrics.Broker.ExpectAsync<AlertOpened>(a => a.MetricId == Id(metric) && a.Kind == "health");
        var unusual = await metrics.Broker.ExpectAsync<AlertOpened>(a => a.MetricId == Id(metric) && a.Kind == "deviation");
        Assert.Null(red.ToldBy);
        Assert.Equal(red.AlertId, unusual.ToldBy);
    }

    [Fact]
    public async Task A_sudden_deviation_opens_an_alert_says_why_and_closes_when_a_correction_takes_it_back()
    {
        await metrics.Broker.HearAsync<AlertOpened>();
        await metrics.Broker.HearAsync<AlertClosed>();
        var metric = await WeeklyAsync(k => k["decimals"] = 2);
        await PostWeeksAsync(metric, "2026-11-09", [.. Enumerable.Repeat(100.00m, 19), 99.98m]);
        await metrics.EvaluatedAsync();
        Assert.Empty(await AlertsAsync(metric, "deviation"));

        await PostWeeksAsync(metric, "2026-11-09", 99.95m);

        var opened = await metrics.Broker.ExpectAsync<AlertOpened>(a => a.MetricId == Id(metric));
        Assert.Equal(("deviation", 99.95m, 100m, -5m), (opened.Kind, opened.Value!.Value, opened.Usual!.Value, opened.Score!.Value));
        Assert.Equal((new DateOnly(2026, 11, 9), "green", "green"), (opened.Period, opened.Health, opened.PreviousHealth));
        var alert = Assert.Single(await AlertsAsync(metric, "deviation"))!;
        Assert.Equal((-5m, 100m, null), ((decimal)alert["score"]!, (decimal)alert["usual"]!, (string?)alert["health"]));
        var explained = (await ExplainAsync(metric, $"alert&alert={alert["id"]}"))["alert"]!;
        Assert.True((bool)explained["holds"]!);
        Assert.Equal(19, explained["stored"]!["deviation"]!["comparables"]!.AsArray().Count);
        Assert.Equal(explained["stored"]!["deviation"]!.ToJsonString(), explained["computed"]!["deviation"]!.ToJsonString());

        await PostWeeksAsync(metric, "2026-11-09", 100m);

        var closed = await metrics.Broker.ExpectAsync<AlertClosed>(a => a.AlertId == opened.AlertId);
        Assert.Equal("deviation", closed.Kind);
        Assert.NotNull(Assert.Single(await AlertsAsync(metric, "deviation"))!["closedAt"]);
    }

    [Fact]
    public async Task A_value_that_swings_is_told_once_and_two_usual_ones_in_a_row_end_it()
    {
        var metric = await WeeklyAsync();
        await PostWeeksAsync(metric, "2026-09-14", [.. Enumerable.Repeat(100m, 20)]);
        foreach (var (week, value) in new[] { ("2026-09-21", 80m), ("2026-09-28", 100m), ("2026-10-05", 80m), ("2026-10-12", 100m), ("2026-10-19", 80m), ("2026-10-26", 100m) })
        {
            await PostWeeksAsync(metric, week, value);
            await metrics.EvaluatedAsync();
        }

        Assert.Null(Assert.Single(await AlertsAsync(metric, "deviation"))!["closedAt"]);

        await PostWeeksAsync(metric, "2026-11-02", 100m);
        await Eventually.SeeAsync(() => AlertsAsync(metric, "deviation"), a => a.Count == 1 && a[0]!["closedAt"] is not null);
    }

    [Fact]
    public async Task The_running_period_deviates_from_nothing()
    {
        var metric = await WeeklyAsync();
        await PostWeeksAsync(metric, "2026-11-16", [.. Enumerable.Repeat(100m, 20), 10m]); // the week of the 16th is running
        await metrics.EvaluatedAsync();

        Assert.Empty(await AlertsAsync(metric));
        Assert.Equal(0, (decimal)(await ExplainAsync(metric, "deviation"))["deviations"]![0]!["score"]!);
    }

    [Fact]
    public async Task Three_periods_beside_the_usual_level_are_off_baseline()
    {
        var metric = await WeeklyAsync();
        await PostWeeksAsync(metric, "2026-11-09", [.. Enumerable.Repeat(100m, 20), 104m, 104m, 104m]);

        var alert = Assert.Single(await Eventually.SeeAsync(() => AlertsAsync(metric, "off-baseline"), a => a.Count > 0))!;
        Assert.True((decimal)alert["score"]! > 2);
        var explained = (await ExplainAsync(metric, $"alert&alert={alert["id"]}"))["alert"]!;
        Assert.Equal(3, explained["stored"]!["offBaseline"]!.AsArray().Count);
        Assert.True((bool)explained["holds"]!);
        Assert.Single(await AlertsAsync(metric, "deviation")); // 104 after twenty hundreds with one decimal is also sudden
    }

    [Fact]
    public async Task Eight_weeks_that_rise_toward_red_are_foretold_and_what_comes_true_is_a_hit()
    {
        await metrics.Broker.HearAsync<AlertOpened>();
        var metric = await RisingAsync();

        var opened = await metrics.Broker.ExpectAsync<AlertOpened>(a => a.MetricId == Id(metric) && a.Kind == "forecast");
        Assert.Equal(("red", new DateOnly(2026, 11, 9), 6.2m), (opened.ExpectedHealth, opened.ExpectedPeriod!.Value, opened.ExpectedValue!.Value));
        var alert = Assert.Single(await AlertsAsync(metric, "forecast"))!;
        Assert.Equal(("red", "2026-11-09", null), ((string)alert["health"]!, (string)alert["expectedPeriod"]!, (string?)alert["grade"]));
        var explained = (await ExplainAsync(metric, $"alert&alert={alert["id"]}"))["alert"]!;
        Assert.True((bool)explained["holds"]!);
        Assert.Equal(explained["stored"]!["forecast"]!.ToJsonString(), explained["computed"]!["forecast"]!.ToJsonString());

        await PostWeeksAsync(metric, "2026-11-09", 5.6m, 5.8m, 6.0m, 6.2m);

        alert = await Eventually.SeeAsync(async () => (await AlertsAsync(metric, "forecast"))[0]!.AsObject(), a => a["closedAt"] is not null);
        Assert.Equal(("hit", 4), ((string)alert["grade"]!, (int)alert["lead"]!));
        var record = (await ForecastAsync(metric))["record"]!;
        Assert.Equal((1, 0, 1m, 4m), ((int)record["hits"]!, (int)record["misses"]!, (decimal)record["precision"]!, (decimal)record["lead"]!));

        // The value that made it a hit was wrong: the grade is restated.
        await PostWeeksAsync(metric, "2026-11-09", 5.9m);
        await Eventually.SeeAsync(async () => (await AlertsAsync(metric, "forecast")).Last()!.AsObject(), a => a["grade"] is null);
    }

    [Fact]
    public async Task A_forecast_that_did_not_come_true_is_a_miss_and_averted_where_somebody_acted()
    {
        var (idle, acted) = (await RisingAsync("2026-09-07"), await RisingAsync("2026-09-07"));
        foreach (var metric in new[] { idle, acted })
        {
            await Eventually.SeeAsync(() => AlertsAsync(metric, "forecast"), a => a.Count == 1);
        }

        // The alert opened just now about a horizon that lies behind; somebody acted within it.
        var alert = (await AlertsAsync(acted, "forecast"))[0]!;
        await metrics.QueryAsync<object>("update alert set opened_at = '2026-09-15T00:00:00Z' where id = $1", (Guid)alert["id"]!);
        Assert.Equal(HttpStatusCode.Created, await AcknowledgeAsync(alert, "fixed", "New glue"));
        await metrics.QueryAsync<object>("update acknowledgement set at = '2026-09-20T00:00:00Z' where alert_id = $1", (Guid)alert["id"]!);

        await PostWeeksAsync(idle, "2026-11-09", 4.2m, 4.0m, 4.1m, 4.1m, 4.0m, 4.0m, 4.1m, 4.1m, 4.0m);
        await PostWeeksAsync(acted, "2026-11-09", 4.2m, 4.0m, 4.1m, 4.1m, 4.0m, 4.0m, 4.1m, 4.1m, 4.0m);

        await Eventually.SeeAsync(async () => (string?)(await AlertsAsync(idle, "forecast"))[0]!["grade"], g => g == "miss");
        await Eventually.SeeAsync(async () => (string?)(await AlertsAsync(acted, "forecast"))[0]!["grade"], g => g == "averted");
        var record = (await ForecastAsync(acted))["record"]!;
        Assert.Equal((0, 0, 1, null), ((int)record["hits"]!, (int)record["misses"]!, (int)record["averted"]!, (decimal?)record["precision"]));
        Assert.True((int)(await ForecastAsync(acted))["pooled"]!["misses"]! >= 1);
    }

    [Fact]
    public async Task What_only_people_changed_raises_nothing_not_even_with_the_next_look()
    {
        var metric = await WeeklyAsync(k =>
        {
            k["direction"] = "lower";
            k["thresholds"] = new JsonObject { ["green"] = 60, ["amber"] = 60 };
        });
        await PostWeeksAsync(metric, "2026-11-09", Rising);
        var seen = await metrics.SeeAsync(metric, m => (string?)m["latestPeriod"] == "2026-11-09");
        Assert.Equal("no-breach", (string?)(await ForecastAsync(metric))["verdict"]);

        await metrics.ReplaceAsync(seen, k => k["thresholds"] = new JsonObject { ["green"] = 6, ["amber"] = 6 });
        await metrics.EvaluatedAsync();

        Assert.Equal("breach", (string?)(await ForecastAsync(metric))["verdict"]);
        await PostWeeksAsync(metric, "2026-11-16", 5.5m); // so far
        await metrics.EvaluatedAsync();
        Assert.Empty(await AlertsAsync(metric));
    }

    [Fact]
    public async Task A_month_that_stays_red_proposes_an_objective_and_two_red_days_do_so_at_once()
    {
        await metrics.Broker.HearAsync<AlertOpened>();
        await metrics.Broker.HearAsync<ObjectiveProposed>();
        var (month, day) = (await metrics.DefineAsync(k => k["cadence"] = "monthly"), await metrics.DefineAsync());
        await metrics.PostDaysAsync(month, "2026-09-15", 80);
        await metrics.PostDaysAsync(day, "2026-11-20", 97, 80, 79);

        Assert.True((await metrics.Broker.ExpectAsync<AlertOpened>(a => a.MetricId == Id(day) && a.Kind == "health")).ProposesObjective);
        var opened = await metrics.Broker.ExpectAsync<AlertOpened>(a => a.MetricId == Id(month) && a.Kind == "health");
        Assert.False(opened.ProposesObjective);

        await metrics.PostDaysAsync(month, "2026-10-15", 82);

        var proposed = await metrics.Broker.ExpectAsync<ObjectiveProposed>(p => p.AlertId == opened.AlertId);
        Assert.Equal((new DateOnly(2026, 10, 1), 82m), (proposed.Period, proposed.Value));
        Assert.True((bool)Assert.Single(await AlertsAsync(month, "health"))!["proposesObjective"]!);
    }

    [Fact]
    public async Task An_alert_is_acknowledged_by_its_owner_with_an_outcome_and_a_note()
    {
        await metrics.Broker.HearAsync<AlertAcknowledged>();
        var metric = await metrics.DefineAsync(k => k["visibility"] = "unit");
        await metrics.PostDaysAsync(metric, "2026-11-20", 80, 80);
        var alert = (await Eventually.SeeAsync(() => AlertsAsync(metric), a => a.Count == 1))[0]!;

        Assert.Equal(HttpStatusCode.Created, await AcknowledgeAsync(alert, "investigating", " A lorry is missing ", metrics.Org.Seller));
        Assert.Equal(HttpStatusCode.Created, await AcknowledgeAsync(alert, "fixed", "Found"));
        Assert.Equal(HttpStatusCode.Forbidden, await AcknowledgeAsync(alert, "fixed", "Mine", metrics.Org.Viewer));
        Assert.Equal(HttpStatusCode.NotFound, await AcknowledgeAsync(alert, "fixed", "Mine", metrics.Org.OperationsLead));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await AcknowledgeAsync(alert, "fixed", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await AcknowledgeAsync(alert, null, "Found"));

        var said = (await AlertsAsync(metric))[0]!["acknowledgements"]!.AsArray();
        Assert.Equal(["investigating A lorry is missing", "fixed Found"], said.Select(a => $"{a!["outcome"]} {a["note"]}"));
        var told = await metrics.Broker.ExpectAsync<AlertAcknowledged>(a => a.AlertId == (Guid)alert["id"]! && a.Outcome == "investigating");
        Assert.Equal((metrics.Org.Seller, Id(metric), "health"), (told.PersonId, told.MetricId, told.Kind));
    }

    private static readonly decimal[] Rising = [4.0m, 4.2m, 4.4m, 4.6m, 4.8m, 5.0m, 5.2m, 5.4m];

    private static Guid Id(JsonObject metric) => (Guid)metric["id"]!;

    /// <summary>Green above 95; weekly.</summary>
    private Task<JsonObject> WeeklyAsync(Action<JsonObject>? settings = null) => metrics.DefineAsync(k =>
    {
        k["cadence"] = "weekly";
        settings?.Invoke(k);
    });

    /// <summary>Red above 6, and eight weeks from 4.0 to 5.4.</summary>
    private async Task<JsonObject> RisingAsync(string lastWeek = "2026-10-12")
    {
        var metric = await WeeklyAsync(k =>
        {
            k["direction"] = "lower";
            k["thresholds"] = new JsonObject { ["green"] = 6, ["amber"] = 6 };
        });
        await PostWeeksAsync(metric, lastWeek, Rising);
        return metric;
    }

    /// <summary>Values of weeks, the last of the week that begins on the given Monday.</summary>
    private Task PostWeeksAsync(JsonObject metric, string lastWeek, params decimal[] values) => metrics.PostAsync([.. values.Select((value, i) => MetricsFixture.Row(
        metric, MetricsFixture.Day(lastWeek).AddDays(7 * (i - values.Length + 1)).ToString("O", CultureInfo.InvariantCulture), value))]);

    private async Task<JsonArray> AlertsAsync(JsonObject metric, string? kind = null) =>
        (await metrics.GetAsync($"/api/metrics/alerts?metric={metric["id"]}{(kind is null ? "" : $"&kind={kind}")}"))["items"]!.AsArray();

    private Task<JsonObject> ForecastAsync(JsonObject metric) => metrics.GetAsync($"/api/metrics/{metric["id"]}/forecast");

    private Task<JsonObject> ExplainAsync(JsonObject metric, string of) => metrics.GetAsync($"/api/metrics/{metric["id"]}/explain?of={of}");

    private async Task<HttpStatusCode> AcknowledgeAsync(JsonNode alert, string? outcome, string note, Guid? person = null)
    {
        using var client = metrics.As(person ?? metrics.Org.SalesLead);
        using var answer = await client.PostAsJsonAsync($"/api/metrics/alerts/{alert["id"]}/acknowledgements", new { outcome, note });
        return answer.StatusCode;
    }
}
