using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Metrics;

public sealed class BaselineTests(MetricsFixture metrics) : IClassFixture<MetricsFixture>
{
    [Fact]
    public async Task Twelve_months_propose_their_median_and_what_is_accepted_holds_and_is_in_the_history()
    {
        var metric = await metrics.DefineAsync(k => k["cadence"] = "monthly");
        await PostMonthsAsync(metric, 100, 101, 99, 100, 102, 98, 100, 101, 99, 100, 103, 97);

        var proposal = (await ProposedAsync(metric, 100))["proposal"]!;
        Assert.Equal(("periods", "2025-11-01", 12), ((string)proposal["origin"]!, (string)proposal["validFrom"]!, proposal["periods"]!.AsArray().Count));
        var explained = (await metrics.GetAsync($"/api/metrics/{metric["id"]}/explain?of=baseline"))["baseline"]!;
        Assert.Equal((100m, true), ((decimal)explained["computed"]!["value"]!, (bool)explained["isNoticeable"]!));

        Assert.Equal(HttpStatusCode.OK, await DecideAsync(proposal, "accept", new { reason = "A good year" }, metrics.Org.Seller));
        Assert.Equal(HttpStatusCode.Conflict, await DecideAsync(proposal, "decline", new { }));

        await metrics.EvaluatedAsync();
        var after = await BaselinesAsync(metric);
        Assert.Null(after["proposal"]);
        Assert.Equal((100m, "accepted", "A good year"), ((decimal)after["current"]!["value"]!, (string)after["current"]!["state"]!, (string)after["current"]!["reason"]!));
        var audit = (await metrics.GetAsync($"/api/metrics/audit?subject={metric["id"]}", metrics.Org.Admin))["items"]!.AsArray();
        Assert.Equal(("A good year", metrics.Org.Seller), ((string)audit[0]!["reason"]!, (Guid)audit[0]!["actor"]!));
    }

    [Fact]
    public async Task A_declined_level_is_not_proposed_again_and_one_that_has_moved_on_is()
    {
        var metric = await metrics.DefineAsync(k => k["cadence"] = "monthly");
        await PostMonthsAsync(metric, 100, 101, 99, 100, 102, 98);
        Assert.Equal(HttpStatusCode.OK, await DecideAsync((await ProposedAsync(metric, 100))["proposal"]!, "decline", null));
        await metrics.EvaluatedAsync();
        Assert.Null((await BaselinesAsync(metric))["proposal"]);

        await PostMonthsAsync(metric, 120, 121, 119, 120, 122, 118); // the same months, corrected

        await ProposedAsync(metric, 120);
    }

    [Fact]
    public async Task A_correction_withdraws_a_proposal_that_no_longer_differs()
    {
        var metric = await metrics.DefineAsync(k => k["cadence"] = "monthly");
        await SetAsync(metric, 100);
        await PostMonthsAsync(metric, 120, 121, 119, 120, 122, 118);
        var proposal = (await ProposedAsync(metric, 120))["proposal"]!;

        await PostMonthsAsync(metric, 100, 101, 99, 100, 102, 98);

        var seen = await Eventually.SeeAsync(() => BaselinesAsync(metric), b => b["proposal"] is null);
        Assert.Equal("withdrawn", (string?)seen["items"]!.AsArray().Single(b => (Guid)b!["id"]! == (Guid)proposal["id"]!)!["state"]);
        Assert.Equal(HttpStatusCode.Conflict, await DecideAsync(proposal, "accept", new { }));
    }

    [Fact]
    public async Task A_baseline_needs_a_value_a_day_and_a_reason_and_somebody_who_may()
    {
        var metric = await metrics.DefineAsync(k => k["visibility"] = "unit");

        var problem = await PostAsync(metric, new { }, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["from", "reason", "value"], problem["errors"]!.AsObject().Select(e => e.Key).Order());
        await PostAsync(metric, Request(1), HttpStatusCode.Forbidden, metrics.Org.Viewer);
        await PostAsync(metric, Request(1), HttpStatusCode.NotFound, metrics.Org.OperationsLead);
        await PostAsync(metric, Request(1), HttpStatusCode.Created, metrics.Org.Seller);
    }

    [Fact]
    public async Task What_was_known_before_a_correction_stays_what_it_was()
    {
        var metric = await metrics.DefineAsync(k =>
        {
            k["cadence"] = "monthly";
            k["target"] = 99;
            k["benchmark"] = 80;
        });
        await SetAsync(metric, 90);
        await PostMonthsAsync(metric, [.. Enumerable.Repeat(96m, 12), 97, 98]); // September 2025 to October 2026
        await metrics.SeeAsync(metric, m => (decimal?)m["latestValue"] == 98);
        var before = await metrics.QueryAsync<DateTime>("select clock_timestamp()");
        await PostMonthsAsync(metric, 48);
        await metrics.SeeAsync(metric, m => (decimal?)m["latestValue"] == 48);

        var now = await CompareAsync(metric);
        Assert.Equal("baseline 90 -42 False, target 99 -51 False, benchmark 80 -32 False, last-year 96 -48 False", InWords(now));
        Assert.Equal(-0.5m, (decimal)now["items"]![3]!["share"]!);
        Assert.Equal("2025-10-01", (string)now["items"]![3]!["since"]!);
        var then = await CompareAsync(metric, $"?asOf={Uri.EscapeDataString(before.ToString("O", CultureInfo.InvariantCulture))}");
        Assert.Equal(98, (decimal)then["value"]!);
        Assert.Contains("target 99 -1 False, benchmark 80 18 True, last-year 96 2 True", InWords(then), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_53rd_week_compares_to_nothing()
    {
        var metric = await metrics.DefineAsync(k => k["cadence"] = "weekly");
        await metrics.PostAsync(MetricsFixture.Row(metric, "2020-12-30", 96), MetricsFixture.Row(metric, "2019-12-30", 90));
        await metrics.SeeAsync(metric, m => (string?)m["latestPeriod"] == "2020-12-28");

        var comparison = await CompareAsync(metric);
        Assert.Equal(96, (decimal)comparison["value"]!);
        Assert.All(comparison["items"]!.AsArray(), i => Assert.Null(i!["value"]));
    }

    private static object Request(decimal value) => new { value, from = "2026-01-01", reason = "Agreed in the review" };

    private static string InWords(JsonObject comparison) => string.Join(
        ", ", comparison["items"]!.AsArray().Select(i => $"{i!["with"]} {(decimal?)i["value"]:0.##} {(decimal?)i["change"]:0.##} {(bool?)i["better"]}"));

    private Task<JsonObject> BaselinesAsync(JsonObject metric) => metrics.GetAsync($"/api/metrics/{metric["id"]}/baselines");

    private Task<JsonObject> CompareAsync(JsonObject metric, string query = "") => metrics.GetAsync($"/api/metrics/{metric["id"]}/comparison{query}");

    private Task<JsonObject> ProposedAsync(JsonObject metric, decimal value) =>
        Eventually.SeeAsync(() => BaselinesAsync(metric), b => (decimal?)b["proposal"]?["value"] == value);

    private Task SetAsync(JsonObject metric, decimal value) => PostAsync(metric, Request(value), HttpStatusCode.Created);

    /// <summary>Values of months, the last of October 2026.</summary>
    private Task PostMonthsAsync(JsonObject metric, params decimal[] values) => metrics.PostAsync([.. values.Select((value, i) => MetricsFixture.Row(
        metric, new DateOnly(2026, 10, 15).AddMonths(i - values.Length + 1).ToString("O", CultureInfo.InvariantCulture), value))]);

    private async Task<JsonObject> PostAsync(JsonObject metric, object body, HttpStatusCode expected, Guid? person = null)
    {
        using var client = metrics.As(person ?? metrics.Org.SalesLead);
        using var answer = await client.PostAsJsonAsync($"/api/metrics/{metric["id"]}/baselines", body);
        var answered = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.True(answer.StatusCode == expected, $"{answered}");
        return answered!;
    }

    private async Task<HttpStatusCode> DecideAsync(JsonNode proposal, string decision, object? body, Guid? person = null)
    {
        using var client = metrics.As(person ?? metrics.Org.SalesLead);
        using var content = body is null ? null : JsonContent.Create(body, body.GetType());
        using var answer = await client.PostAsync(new Uri($"/api/metrics/baselines/{proposal["id"]}/{decision}", UriKind.Relative), content);
        return answer.StatusCode;
    }
}
