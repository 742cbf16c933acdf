using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Metrics;

/// <summary>What a metric's numbers mean: how values of a period become one, whose calendar it is, and what was changed when.</summary>
public sealed class MeaningTests(MetricsFixture metrics) : IClassFixture<MetricsFixture>
{
    [Theory]
    [InlineData("last", 3)]
    [InlineData("sum", 12)]
    [InlineData("mean", 4)]
    [InlineData("min", 2)]
    [InlineData("max", 7)]
    public async Task Values_of_a_week_become_one_by_the_metrics_aggregation(string aggregation, int expected)
    {
        var metric = await metrics.DefineAsync(k => (k["cadence"], k["aggregation"]) = ("weekly", aggregation));
        await metrics.PostAsync(
            MetricsFixture.Row(metric, "2026-11-09T08:00:00Z", 2),
            MetricsFixture.Row(metric, "2026-11-11T08:00:00Z", 7),
            MetricsFixture.Row(metric, "2026-11-15T20:00:00Z", 3));

        Assert.Equal(expected, (decimal?)(await metrics.SeeAsync(metric, m => m["latestValue"] is not null))["latestValue"]);
    }

    [Fact]
    public async Task Withdrawing_one_of_several_values_restates_the_sum_and_withdrawing_all_leaves_the_period_missing()
    {
        var metric = await metrics.DefineAsync(k => (k["cadence"], k["aggregation"]) = ("weekly", "sum"));
        await metrics.PostAsync(MetricsFixture.Row(metric, "2026-11-09", 5), MetricsFixture.Row(metric, "2026-11-10", 6));
        await metrics.SeeAsync(metric, m => (decimal?)m["latestValue"] == 11);

        await metrics.PostAsync(MetricsFixture.Row(metric, "2026-11-10", null));
        await metrics.SeeAsync(metric, m => (decimal?)m["latestValue"] == 5);
        await metrics.PostAsync(MetricsFixture.Row(metric, "2026-11-09", null));
        await metrics.SeeAsync(metric, m => m["latestValue"] is null);
        var week = (await metrics.GetAsync($"/api/metrics/{metric["id"]}/periods?from=2026-11-09&to=2026-11-09"))["items"]![0]!;
        Assert.Null(week["value"]);
    }

    [Fact]
    public async Task Another_aggregation_restates_the_past_and_raises_no_alert()
    {
        var metric = await metrics.DefineAsync(k => k["cadence"] = "weekly");
        await metrics.PostAsync(MetricsFixture.Row(metric, "2026-11-09", 60), MetricsFixture.Row(metric, "2026-11-10", 97));
        await metrics.SeeAsync(metric, m => (string?)m["health"] == "green");

        var mean = await metrics.ReplaceAsync(metric, m => m["aggregation"] = "mean");
        Assert.Equal("red", (string?)(await metrics.SeeAsync(mean, m => (decimal?)m["latestValue"] == 78.5m))["health"]);
        Assert.Equal(0, await metrics.QueryAsync<long>("select count(*) from alert where metric_id = $1", (Guid)metric["id"]!));
    }

    [Fact]
    public async Task A_metric_can_go_by_the_companys_own_calendar()
    {
        var calendar = await EnterAsync(new { name = "Retail 4-5-4", rule = new { pattern = "four-five-four", endMonth = 1, yearEnd = "nearest-to-month-end" } });
        var metric = await metrics.DefineAsync(k => (k["cadence"], k["calendarId"]) = ("calendar", calendar["id"]!.DeepClone()));

        // Period 9 of the year that ends in January 2027 runs from 4 October to 31 October 2026.
        await metrics.PostAsync(MetricsFixture.Row(metric, "2026-10-05", 91), MetricsFixture.Row(metric, "2026-10-31", 97), MetricsFixture.Row(metric, "2026-11-01", 12));
        var seen = await metrics.SeeAsync(metric, m => m["latestValue"] is not null);
        Assert.Equal(("2026-10-04", 97m, "green"), ((string?)seen["latestPeriod"], (decimal?)seen["latestValue"], (string?)seen["health"]));
        var periods = (await metrics.GetAsync($"/api/metrics/{metric["id"]}/periods?from=2026-10-10&to=2026-11-02"))["items"]!.AsArray();
        Assert.Equal([("2026-10-04", "2026-10-31", true), ("2026-11-01", "2026-11-28", false)], periods.Select(p => ((string)p!["start"]!, (string)p["end"]!, (bool)p["complete"]!)));
    }

    [Fact]
    public async Task A_calendar_is_needed_with_its_cadence_and_only_then_and_must_exist()
    {
        Assert.Equal(["calendarId"], await FaultsAsync(k => k["cadence"] = "calendar"));
        Assert.Equal(["calendarId"], await FaultsAsync(k => k["calendarId"] = Guid.NewGuid()));
        Assert.Equal(["calendarId"], await FaultsAsync(k => (k["cadence"], k["calendarId"]) = ("calendar", Guid.NewGuid())));
    }

    [Fact]
    public async Task A_calendar_that_is_none_is_refused_by_field()
    {
        using var admin = metrics.As(metrics.Org.Admin);
        foreach (var (calendar, field) in new (object, string)[]
        {
            (new { name = "x" }, "rule"),
            (new { name = "x", rule = new { pattern = "thirteen-fours", endMonth = 13 } }, "rule.endMonth"),
            (new { name = " ", rule = new { pattern = "thirteen-fours", endMonth = 12 } }, "name"),
            (new { name = "x", periods = new[] { new { start = "2026-02-01", year = 2026, number = 1 }, new { start = "2026-01-01", year = 2026, number = 2 } } }, "periods[1].start"),
        })
        {
            using var answer = await admin.PostAsJsonAsync("/api/metrics/calendars", calendar);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Equal(field, (await answer.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!.AsObject().Single().Key);
        }
    }

    /// <summary>What cannot be read as the type a field has names the field and what it may hold, at any depth.</summary>
    [Theory]
    [InlineData("""{ "rule": { "pattern": "4-4-5" } }""", "rule.pattern", "must be one of: four-four-five, four-five-four, ")]
    [InlineData("""{ "rule": { "pattern": "thirteen-fours", "endMonth": "May" } }""", "rule.endMonth", "must be a whole number")]
    [InlineData("""{ "periods": [{ "start": "2026-02-01" }, { "start": "01.03.2026" }] }""", "periods[1].start", "must be a date such as 2026-03-31")]
    [InlineData("""{ "periods": 12 }""", "periods", "must be a list")]
    [InlineData("""{ "name": 12 }""", "name", "must be a text")]
    [InlineData("""{ "rule": "thirteen-fours" }""", "rule", "must be an object")]
    [InlineData("""{ "title": "x" }""", "title", "is not a field of this request")]
    public async Task What_a_field_may_hold_is_said_to_whoever_sends_something_else(string body, string field, string said)
    {
        using var admin = metrics.As(metrics.Org.Admin);
        using var answer = await admin.PostAsync("/api/metrics/calendars", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var (named, words) = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!.AsObject().Single();
        Assert.Equal(field, named);
        Assert.StartsWith(said, (string?)words![0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_numbers_meant_and_were_judged_by_stays_readable()
    {
        var metric = await metrics.DefineAsync();
        var later = await metrics.ReplaceAsync(metric, m => (m["unitOfMeasure"], m["decimals"]) = ("per mille", 0));
        await metrics.ReplaceAsync(later, m => m["thresholds"] = new JsonObject { ["green"] = 99, ["amber"] = 90 });

        var revisions = await metrics.GetAsync($"/api/metrics/{metric["id"]}/revisions");
        Assert.Equal([("per mille", 0), ("%", 1)], revisions["meaning"]!.AsArray().Select(r => ((string)r!["unitOfMeasure"]!, (int)r["decimals"]!)));
        Assert.Equal([99m, 95m], revisions["thresholds"]!.AsArray().Select(r => (decimal)r!["thresholds"]!["green"]!));
    }

    [Fact]
    public async Task A_bucket_of_values_that_no_sum_can_hold_has_a_mean()
    {
        var metric = await metrics.DefineAsync();
        const decimal huge = 70_000_000_000_000_000_000_000_000_000m;
        await metrics.PostAsync([.. new[] { "2026-11-11", "2026-11-12" }.Select(day => MetricsFixture.Row(metric, day, huge))]);
        await metrics.SeeAsync(metric, m => (decimal?)m["latestValue"] == huge);

        var buckets = await metrics.GetAsync($"/api/metrics/{metric["id"]}/buckets?from=2026-11-11&to=2026-11-12&count=1");

        Assert.Equal(huge, (decimal)buckets["items"]![0]!["mean"]!);
    }

    [Fact]
    public async Task A_long_chart_is_drawn_in_as_many_buckets_as_it_has_room_for()
    {
        var metric = await metrics.DefineAsync();
        await metrics.PostDaysAsync(metric, "2026-11-20", 97, 80, 99, null, 96, 95.5m);
        await metrics.SeeAsync(metric, m => m["latestValue"] is not null);

        // Ten days from the 11th to the 20th in four buckets: of three, three, three and one.
        var buckets = (await metrics.GetAsync($"/api/metrics/{metric["id"]}/buckets?from=2026-11-11&to=2026-11-20&count=4"))["items"]!.AsArray();
        Assert.Equal(
            [("2026-11-11", null, 3), ("2026-11-14", 88.5m, 1), ("2026-11-17", 97.5m, 1), ("2026-11-20", 95.5m, 0)],
            buckets.Select(b => ((string)b!["start"]!, (decimal?)b["mean"], (int)b["missing"]!)));
        Assert.Equal((80m, 97m, 80m, "red", "2026-11-16"), (
            (decimal)buckets[1]!["min"]!, (decimal)buckets[1]!["max"]!, (decimal)buckets[1]!["last"]!, (string)buckets[1]!["worst"]!, (string)buckets[1]!["end"]!));
    }

    [Fact]
    public async Task Opening_a_metric_counts_as_reading_it()
    {
        var metric = await metrics.DefineAsync();
        await metrics.GetAsync($"/api/metrics/{metric["id"]}");
        Assert.Equal(1, await metrics.QueryAsync<long>(
            "select count(*) from metric_reading r join metric m on m.series = r.series where m.id = $1", (Guid)metric["id"]!));
    }

    private async Task<JsonObject> EnterAsync(object calendar)
    {
        using var admin = metrics.As(metrics.Org.Admin);
        using var answer = await admin.PostAsJsonAsync("/api/metrics/calendars", calendar);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private async Task<IEnumerable<string>> FaultsAsync(Action<JsonObject> settings)
    {
        using var lead = metrics.Lead;
        using var answer = await lead.PostAsJsonAsync("/api/metrics", metrics.Kpi(settings));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!.AsObject().Select(e => e.Key);
    }
}
