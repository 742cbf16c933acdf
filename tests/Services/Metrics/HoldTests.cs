using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Setpoint.Contracts.Goals;
using Setpoint.Contracts.Metrics;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Metrics;

/// <summary>
/// What a closed OKR has gained on a KPI, and whether it stays. Its window ends on Sunday 18 October, so the weeks of
/// 19 October, 26 October and 2 November say so. It is 21 November.
/// </summary>
public sealed class HoldTests(MetricsFixture metrics) : IClassFixture<MetricsFixture>
{
    [Fact]
    public async Task A_gain_that_holds_is_the_new_baseline_and_proposes_thresholds_that_a_person_accepts()
    {
        await metrics.Broker.HearAsync<GainJudged>();
        await metrics.Broker.HearAsync<AlertOpened>();
        var metric = await KpiAsync();
        await PostWeeksAsync(metric, "2026-10-12", 20, 24, 27, 30);
        var okr = Okr(metric) with { OwnerId = metrics.Org.SalesLead };
        await TellAsync(okr);
        await TellAsync(okr with { Version = 2, Lifecycle = "graded" });

        var begun = await SeeAsync(metric, b => b["provisional"] is not null);
        Assert.Equal((30m, "provisional", "objective", "2026-10-19"), Level(begun["provisional"]!));
        Assert.Null(begun["current"]);
        Assert.Equal("watching 20 30 10 28 of 3: 3 more periods will say whether the gain holds.", InWords(begun));

        await PostWeeksAsync(metric, "2026-10-19", 26);
        await PostWeeksAsync(metric, "2026-11-02", 28); // the week of the 26th is missing, and another is waited for
        await SeeAsync(metric, b => b["watches"]![0]!["periods"]!.AsArray().Count == 2 && (string?)b["watches"]![0]!["state"] == "watching");
        await PostWeeksAsync(metric, "2026-11-09", 29);

        var told = await metrics.Broker.ExpectAsync<GainJudged>(g => g.MetricId == Id(metric));
        Assert.Equal((okr.Id, okr.KeyResults[0].Id, metrics.Org.SalesLead, "Win the north"), (told.ObjectiveId, told.KeyResultId, told.ObjectiveOwnerId!.Value, told.ObjectiveTitle));
        Assert.Equal((20m, 30m, 28m, "held", true), (told.From, told.Achieved, told.Median, told.Outcome, told.ProposesThresholds));
        Assert.Equal("10-19 26, 11-02 28, 11-09 29", string.Join(", ", told.Periods.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Start:MM-dd} {p.Value:0}"))));
        var after = await BaselinesAsync(metric);
        Assert.Equal((30m, "accepted", "objective", "2026-10-19"), Level(after["current"]!));
        Assert.Null(after["provisional"]);
        Assert.Equal("held 20 30 10 28 of 3: The gain held: the level reached is the baseline.", InWords(after));
        Assert.Equal((28m, 8m, 0.8m), ((decimal)after["watches"]![0]!["median"]!, (decimal)after["watches"]![0]!["kept"]!, (decimal)after["watches"]![0]!["share"]!));

        // Proposed, not applied; as far from 30 as they were from 20.
        var proposal = after["thresholds"]!;
        Assert.Equal((18m, 16m, 28m, 26m, 10m), (Number(proposal["was"]!["green"]), Number(proposal["was"]!["amber"]), Number(proposal["proposed"]!["green"]), Number(proposal["proposed"]!["amber"]), Number(proposal["shift"])));
        Assert.Equal(18, Number((await metrics.GetAsync($"/api/metrics/{metric["id"]}"))["thresholds"]!["green"]));
        Assert.Equal(HttpStatusCode.Forbidden, await DecideAsync(proposal, "accept", metrics.Org.Viewer));
        Assert.Equal(HttpStatusCode.OK, await DecideAsync(proposal, "accept", metrics.Org.Seller));
        Assert.Equal(HttpStatusCode.Conflict, await DecideAsync(proposal, "decline", metrics.Org.Seller));
        var moved = await metrics.SeeAsync(metric, m => (decimal)m["thresholds"]!["green"]! == 28);
        Assert.Equal(((long)metric["version"]! + 1, "green"), ((long)moved["version"]!, (string?)moved["health"]));
        var decided = await BaselinesAsync(metric);
        Assert.Null(decided["thresholds"]);
        Assert.Equal(("accepted", metrics.Org.Seller), ((string?)decided["watches"]![0]!["thresholds"]!["state"], (Guid)decided["watches"]![0]!["thresholds"]!["decidedBy"]!["id"]!));
        var audit = (await metrics.GetAsync($"/api/metrics/audit?subject={metric["id"]}", metrics.Org.Admin))["items"]!.AsArray();
        Assert.Contains(audit, e => (string?)e!["reason"] == "Because" && (Guid?)e["actor"] == metrics.Org.Seller);
        Assert.Contains(audit, e => (string?)e!["reason"] == "What an objective had gained has held" && e["actor"] is null);
        Assert.DoesNotContain(metrics.Broker.Of<AlertOpened>(), a => a.MetricId == Id(metric) && a.Kind == "health");
    }

    [Fact]
    public async Task A_gain_that_does_not_hold_leaves_the_baseline_and_of_a_private_objective_nothing_is_told_but_ids()
    {
        await metrics.Broker.HearAsync<GainJudged>();
        var metric = await KpiAsync();
        await SetBaselineAsync(metric, 20);
        await PostWeeksAsync(metric, "2026-10-12", 20, 24, 27, 30);
        var okr = Okr(metric) with { Visibility = "private", Lifecycle = "graded", Title = null, OwnerId = metrics.Org.Seller };
        await TellAsync(okr); // nothing was heard of it before

        await SeeAsync(metric, b => b["provisional"] is not null);
        var outside = await BaselinesAsync(metric, metrics.Org.OperationsLead);
        Assert.Null(outside["provisional"]);
        Assert.Empty(outside["watches"]!.AsArray());
        Assert.Single(outside["items"]!.AsArray()); // what a person has set

        await PostWeeksAsync(metric, "2026-11-02", 26, 27.9m, 30);

        var told = await metrics.Broker.ExpectAsync<GainJudged>(g => g.MetricId == Id(metric));
        Assert.Equal(("regressed", 27.9m, okr.Id, false), (told.Outcome, told.Median, told.ObjectiveId, told.ProposesThresholds));
        Assert.Equal((null, null), (told.ObjectiveOwnerId, told.ObjectiveTitle));
        var after = await BaselinesAsync(metric);
        Assert.Equal((20m, "accepted", "person", "2026-01-01"), Level(after["current"]!));
        Assert.Null(after["provisional"]);
        Assert.Null(after["thresholds"]);
        Assert.Equal("withdrawn", (string?)after["items"]!.AsArray().Single(b => (string?)b!["origin"] == "objective")!["state"]);
        Assert.Equal("regressed 20 30 10 28 of 3: The gain did not hold: the baseline stays what it was.", InWords(after));
        outside = await BaselinesAsync(metric, metrics.Org.OperationsLead);
        Assert.Empty(outside["watches"]!.AsArray());
        Assert.Single(outside["items"]!.AsArray());
        Assert.DoesNotContain(okr.Id.ToString(), outside.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_objective_on_the_metric_supersedes_the_watch_unless_it_is_given_up()
    {
        await metrics.Broker.HearAsync<GainJudged>();
        var metric = await KpiAsync();
        await PostWeeksAsync(metric, "2026-10-12", 20, 24, 27, 30);
        var okr = Okr(metric);
        await TellAsync(okr with { Lifecycle = "graded" });
        var sibling = Okr(metric); // of the same cycle, and not closed yet: nothing new
        await TellAsync(sibling);
        await SeeAsync(metric, b => b["provisional"] is not null);

        var next = Okr(metric) with { Start = new(2026, 10, 19), End = new(2027, 1, 17) };
        await TellAsync(next);

        var superseded = await SeeAsync(metric, b => (string?)b["watches"]![0]!["state"] == "superseded" && b["provisional"] is null);
        Assert.Contains("A new objective", InWords(superseded), StringComparison.Ordinal);

        await TellAsync(next with { Version = 2, Lifecycle = "retired" });
        await SeeAsync(metric, b => (string?)b["watches"]![0]!["state"] == "watching" && b["provisional"] is not null);

        await TellAsync(next with { Version = 3, Lifecycle = "published" });
        await SeeAsync(metric, b => (string?)b["watches"]![0]!["state"] == "superseded");
        await PostWeeksAsync(metric, "2026-11-02", 30, 30, 30);
        await metrics.EvaluatedAsync();
        Assert.Equal("superseded", (string?)(await BaselinesAsync(metric))["watches"]![0]!["state"]);

        // One that closes when its successor runs already is not watched either; the successor's own closing ends the matter.
        await TellAsync(sibling with { Version = 2, Lifecycle = "graded" });
        await SeeAsync(metric, b => b["watches"]!.AsArray().Count == 2 && b["watches"]!.AsArray().All(w => (string?)w!["state"] == "superseded" && w["judgedAt"] is null));
        await TellAsync(next with { Version = 4, Lifecycle = "graded" });
        await SeeAsync(metric, b => b["watches"]!.AsArray().Count(w => (string?)w!["state"] == "superseded" && w["judgedAt"] is not null) == 2);
        Assert.DoesNotContain(metrics.Broker.Of<GainJudged>(), g => g.MetricId == Id(metric));
    }

    [Fact]
    public async Task What_comes_twice_late_or_in_the_wrong_order_begins_one_watch_and_is_told_once()
    {
        await metrics.Broker.HearAsync<GainJudged>();
        var metric = await KpiAsync();
        await PostWeeksAsync(metric, "2026-11-02", 20, 24, 27, 30, 29, 29, 29); // everything is there before anything is heard
        var okr = Okr(metric);
        await TellAsync(okr with { Version = 3, Lifecycle = "graded" });
        await metrics.Broker.PublishAsync(okr with { Version = 3, Lifecycle = "graded" });
        await metrics.Broker.PublishAsync(okr with { Version = 2 });
        await metrics.Broker.PublishAsync(okr with { Version = 3, Lifecycle = "graded" });
        await TellAsync(okr with { Version = 4, Lifecycle = "graded", Contributors = [metrics.Org.Seller] });

        await metrics.Broker.ExpectAsync<GainJudged>(g => g.MetricId == Id(metric) && g.Outcome == "held");
        await PostWeeksAsync(metric, "2026-11-02", 1, 1, 1); // it has been judged: what is corrected now changes nothing
        await metrics.EvaluatedAsync();
        await metrics.OutboxIsEmptyAsync();
        Assert.Single(metrics.Broker.Of<GainJudged>(), g => g.MetricId == Id(metric));
        Assert.Equal((1, "held"), await WatchesAsync(metric));
        Assert.Equal(30, Number((await BaselinesAsync(metric))["current"]!["value"]));
    }

    [Fact]
    public async Task A_correction_during_the_watch_restates_what_was_achieved_and_no_gain_is_not_watched()
    {
        var metric = await KpiAsync();
        await PostWeeksAsync(metric, "2026-10-12", 20, 24, 27, 30);
        await TellAsync(Okr(metric) with { Lifecycle = "graded" });
        await SeeAsync(metric, b => b["provisional"] is not null);
        var before = await metrics.QueryAsync<DateTime>("select clock_timestamp()");

        await PostWeeksAsync(metric, "2026-10-12", 40);
        var restated = await SeeAsync(metric, b => (decimal?)b["provisional"]?["value"] == 40);
        Assert.Equal("watching 20 40 20 36 of 3: 3 more periods will say whether the gain holds.", InWords(restated));

        await PostWeeksAsync(metric, "2026-10-12", 19);
        var none = await SeeAsync(metric, b => (string?)b["watches"]![0]!["state"] == "no-gain" && b["provisional"] is null);
        Assert.Equal("no-gain 20 19 -1 - of 3: Nothing is watched: the metric was no better when the objective closed than where its key result began.", InWords(none));

        // What was known before the corrections is still what it was.
        var then = await metrics.GetAsync($"/api/metrics/{metric["id"]}/baselines?asOf={Uri.EscapeDataString(before.ToString("O", CultureInfo.InvariantCulture))}");
        Assert.Equal("watching 20 30 10 28 of 3: 3 more periods will say whether the gain holds.", InWords(then));

        await PostWeeksAsync(metric, "2026-10-12", 25);
        await SeeAsync(metric, b => (decimal?)b["provisional"]?["value"] == 25);
    }

    [Fact]
    public async Task Thresholds_that_were_changed_meanwhile_are_not_overwritten()
    {
        var metric = await KpiAsync(k =>
        {
            k["direction"] = "lower";
            k["thresholds"] = new JsonObject { ["green"] = 32, ["amber"] = 35 };
        });
        await PostWeeksAsync(metric, "2026-11-02", 30, 26, 23, 20, 21, 22, 23); // median 22, held to 22
        await TellAsync(Okr(metric, from: 30, target: 15) with { Lifecycle = "graded" });
        var proposal = (await SeeAsync(metric, b => b["thresholds"] is not null))["thresholds"]!;
        Assert.Equal((22m, 25m, -10m), (Number(proposal["proposed"]!["green"]), Number(proposal["proposed"]!["amber"]), Number(proposal["shift"])));
        var current = await metrics.GetAsync($"/api/metrics/{metric["id"]}");
        await metrics.ReplaceAsync(current, k => k["thresholds"] = new JsonObject { ["green"] = 21, ["amber"] = 24 });

        Assert.Equal(HttpStatusCode.Conflict, await DecideAsync(proposal, "accept", metrics.Org.SalesLead));
        Assert.Equal(HttpStatusCode.OK, await DecideAsync(proposal, "decline", metrics.Org.SalesLead));
        Assert.Equal(21, Number((await metrics.GetAsync($"/api/metrics/{metric["id"]}"))["thresholds"]!["green"]));
    }

    private static Guid Id(JsonObject metric) => (Guid)metric["id"]!;

    private static decimal Number(JsonNode? value) => (decimal)value!;

    [Fact]
    public async Task A_limit_that_is_kept_and_a_total_gain_nothing_and_the_scorecard_shows_a_limit_as_one()
    {
        var metric = await KpiAsync();
        await PostWeeksAsync(metric, "2026-10-12", 20, 24, 27, 30);
        var okr = Okr(metric) with { End = new(2026, 12, 31) };
        var first = okr.KeyResults[0];
        okr = okr with
        {
            KeyResults =
            [
                first with { Id = Guid.CreateVersion7(), Measure = "maintain", Baseline = 0, Target = 0, Low = 18 },
                first with { Id = Guid.CreateVersion7(), Baseline = 0, Target = 400, Reading = "total" },
            ],
        };
        await TellAsync(okr);
        var item = (await metrics.GetAsync("/api/metrics/scorecard?unit=sales&limit=200"))["items"]!.AsArray().Single(i => (string?)i!["id"] == (string?)metric["id"])!;
        Assert.Equal(["  18", "400  "], item["objectives"]!.AsArray().Select(o => $"{o!["target"]}  {o["low"]}").Order());

        await TellAsync(okr with { Version = 2, Lifecycle = "graded", End = new(2026, 10, 18) });
        await metrics.EvaluatedAsync();
        Assert.Empty((await BaselinesAsync(metric))["watches"]!.AsArray());
    }

    private static (decimal Value, string State, string Origin, string From) Level(JsonNode baseline) =>
        ((decimal)baseline["value"]!, (string)baseline["state"]!, (string)baseline["origin"]!, (string)baseline["validFrom"]!);

    private static string InWords(JsonObject baselines)
    {
        var w = baselines["watches"]![0]!;
        return string.Create(CultureInfo.InvariantCulture, $"{w["state"]} {w["from"]} {w["achieved"]!["value"]} {w["gain"]} {Shown(w["heldFrom"])} of {w["needed"]}: {w["says"]}");
    }

    private static string Shown(JsonNode? number) => number is null ? "-" : ((decimal)number).ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Green above 18, weekly.</summary>
    private Task<JsonObject> KpiAsync(Action<JsonObject>? settings = null) => metrics.DefineAsync(k =>
    {
        k["cadence"] = "weekly";
        k["thresholds"] = new JsonObject { ["green"] = 18, ["amber"] = 16 };
        settings?.Invoke(k);
    });

    /// <summary>From 20 to 35, published, from 27 July to 18 October.</summary>
    private ObjectiveChanged Okr(JsonObject metric, decimal from = 20, decimal target = 35) => new(
        Guid.CreateVersion7(), 1, Guid.CreateVersion7(), metrics.Org.Sales, metrics.Org.Seller, "aspirational", "public", "published",
        new(2026, 7, 27), new(2026, 10, 18), "Win the north", [], [new(Guid.CreateVersion7(), "metric", metrics.Org.Seller, Id(metric), 1, from, target, "%", 1, null)]);

    /// <summary>Publishes the state and waits until it is known.</summary>
    private async Task TellAsync(ObjectiveChanged okr)
    {
        await metrics.Broker.PublishAsync(okr);
        await Eventually.TrueAsync(() => metrics.QueryAsync<bool>("select exists (select 1 from objective where id = $1 and version = $2)", okr.Id, okr.Version));
    }

    /// <summary>Values of weeks, the last of the week that begins on the given Monday.</summary>
    private Task PostWeeksAsync(JsonObject metric, string lastWeek, params decimal[] values) => metrics.PostAsync([.. values.Select((value, i) => MetricsFixture.Row(
        metric, MetricsFixture.Day(lastWeek).AddDays(7 * (i - values.Length + 1)).ToString("O", CultureInfo.InvariantCulture), value))]);

    private Task<JsonObject> BaselinesAsync(JsonObject metric, Guid? person = null) => metrics.GetAsync($"/api/metrics/{metric["id"]}/baselines", person);

    private Task<JsonObject> SeeAsync(JsonObject metric, Func<JsonObject, bool> satisfies) =>
        Eventually.SeeAsync(() => BaselinesAsync(metric), b => b["watches"]!.AsArray().Count > 0 && satisfies(b));

    private async Task<(int Count, string? State)> WatchesAsync(JsonObject metric)
    {
        var watches = (await BaselinesAsync(metric))["watches"]!.AsArray();
        return (watches.Count, (string?)watches[0]!["state"]);
    }

    private async Task SetBaselineAsync(JsonObject metric, decimal value)
    {
        using var client = metrics.As(metrics.Org.SalesLead);
        using var answer = await client.PostAsJsonAsync($"/api/metrics/{metric["id"]}/baselines", new { value, from = "2026-01-01", reason = "Agreed in the review" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    private async Task<HttpStatusCode> DecideAsync(JsonNode proposal, string decision, Guid person)
    {
        using var client = metrics.As(person);
        using var answer = await client.PostAsJsonAsync($"/api/metrics/thresholds/{proposal["id"]}/{decision}", new { reason = "Because" });
        return answer.StatusCode;
    }
}
