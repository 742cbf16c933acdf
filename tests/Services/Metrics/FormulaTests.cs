using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Setpoint.Contracts.Metrics;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Metrics;

public sealed class FormulaTests(MetricsFixture metrics) : IClassFixture<MetricsFixture>
{
    [Fact]
    public async Task A_correction_three_months_back_restates_all_that_depends_on_it()
    {
        await metrics.Broker.HearAsync<MetricValuesChanged>();
        var (lost, parcels) = (await MeasureAsync("parcels"), await MeasureAsync("parcels"));
        var share = await ComputeAsync($"{Name(lost)} / {Name(parcels)} * 100", "%");
        var change = await ComputeAsync($"{Name(share)} - previous({Name(share)})", "%");
        var worst = await ComputeAsync($"max({Name(change)}, 0) + 0 * {Name(lost)} / {Name(parcels)}", "%");
        string[] months = ["2026-06-15", "2026-07-15", "2026-08-15", "2026-09-15", "2026-10-15"];
        await metrics.PostAsync([.. months.Select((m, i) => MetricsFixture.Row(lost, m, 10 + i)), .. months.Select(m => MetricsFixture.Row(parcels, m, 1_000))]);

        await SeePeriodsAsync(worst, "2026-06-01", "2026-10-01", "- 0.1 0.1 0.1 0.1");
        await metrics.PostAsync(MetricsFixture.Row(lost, "2026-07-15", 31));
        await SeePeriodsAsync(worst, "2026-06-01", "2026-10-01", "- 2.1 0 0.1 0.1");
        await SeePeriodsAsync(share, "2026-06-01", "2026-10-01", "1 3.1 1.2 1.3 1.4");
        await SeePeriodsAsync(change, "2026-06-01", "2026-10-01", "- 2.1 -1.9 0.1 0.1");
        var told = await metrics.Broker.ExpectAsync<MetricValuesChanged>(e => e.Metrics.Any(m => m.MetricId == Id(change) && m.Periods.Any(p => p.Value == -1.9m)));
        Assert.Equal(["2026-07-01", "2026-08-01"], told.Metrics.Single(m => m.MetricId == Id(change)).Periods.Select(p => p.Start.ToString("O", CultureInfo.InvariantCulture)).Order());
    }

    [Fact]
    public async Task A_computed_value_is_judged_and_alerts_as_any_other_and_each_once()
    {
        await metrics.Broker.HearAsync<AlertOpened>();
        await metrics.Broker.HearAsync<MetricValuesChanged>();
        var (a, b) = (await MeasureAsync("parcels"), await MeasureAsync("parcels"));
        var half = await ComputeAsync($"{Name(a)} / 2", "parcels");
        var kpi = await metrics.DefineAsync(k =>
        {
            k["cadence"] = "monthly";
            k["formula"] = $"({Name(a)} - {Name(half)}) / {Name(b)} * 100";
        });
        await metrics.PostAsync(MetricsFixture.Row(a, "2026-10-15", 194), MetricsFixture.Row(b, "2026-10-15", 100));
        await metrics.SeeAsync(kpi, m => (string?)m["health"] == "green" && (decimal?)m["latestValue"] == 97);

        await metrics.PostAsync(MetricsFixture.Row(a, "2026-10-15", 100));
        var opened = await metrics.Broker.ExpectAsync<AlertOpened>(o => o.MetricId == Id(kpi));
        Assert.Equal(("red", 50m), (opened.Health, opened.Value));
        await metrics.EvaluatedAsync();
        await metrics.OutboxIsEmptyAsync();

        // Never with one input corrected and the other not yet: 100 − 97 would have been told in between.
        Assert.Equal([97m, 50m], metrics.Broker.Of<MetricValuesChanged>().SelectMany(e => e.Metrics).Where(m => m.MetricId == Id(kpi)).SelectMany(m => m.Periods).Select(p => p.Value!.Value));
    }

    [Fact]
    public async Task Where_an_input_is_missing_or_zero_divides_there_is_no_value()
    {
        var (lost, parcels) = (await MeasureAsync("parcels"), await MeasureAsync("parcels"));
        var share = await ComputeAsync($"{Name(lost)} / {Name(parcels)}", "ratio");
        await metrics.PostAsync(
            MetricsFixture.Row(lost, "2026-08-15", 5),
            MetricsFixture.Row(lost, "2026-09-15", 5), MetricsFixture.Row(parcels, "2026-09-15", 0),
            MetricsFixture.Row(lost, "2026-10-15", 5), MetricsFixture.Row(parcels, "2026-10-15", 20));
        await SeePeriodsAsync(share, "2026-08-01", "2026-10-01", "- - 0.25");

        await metrics.PostAsync(MetricsFixture.Row(parcels, "2026-10-15", null));
        await SeePeriodsAsync(share, "2026-08-01", "2026-10-01", "- - -");
        Assert.Equal("not-set", (string?)(await metrics.GetAsync($"/api/metrics/{share["id"]}"))["health"]);
    }

    [Fact]
    public async Task Days_become_months_and_what_is_older_than_the_formula_is_computed_too()
    {
        var deals = await metrics.DefineAsync(k =>
        {
            Measure(k, "deals");
            k["cadence"] = "daily";
            k["aggregation"] = "sum";
        });
        await metrics.PostDaysAsync(deals, "2026-10-02", 1, 2, 3, 4);
        await metrics.SeeAsync(deals, m => (decimal?)m["latestValue"] == 4);

        var doubled = await ComputeAsync($"{Name(deals)} * 2", "deals");
        await SeePeriodsAsync(doubled, "2026-09-01", "2026-10-01", "6 14");
        var most = await ComputeAsync($"max({Name(deals)})", "deals");
        await SeePeriodsAsync(most, "2026-09-01", "2026-10-01", "2 4");
        Assert.StartsWith(
            $"formula: at {Name(deals).Length + 4}: '{doubled["name"]}' is monthly and this metric daily",
            await RefusedAsync(k =>
            {
                Computed(k, $"{Name(deals)} + {Name(doubled)}", "deals");
                k["cadence"] = "daily";
            }),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_formula_makes_what_ends_after_it_and_leaves_the_past()
    {
        var parcels = await MeasureAsync("parcels");
        var computed = await ComputeAsync($"{Name(parcels)} * 2", "parcels");
        await metrics.PostAsync(MetricsFixture.Row(parcels, "2026-10-15", 5), MetricsFixture.Row(parcels, "2026-11-15", 7));
        await SeePeriodsAsync(computed, "2026-10-01", "2026-11-01", "10 14");

        var changed = await metrics.ReplaceAsync(await metrics.GetAsync($"/api/metrics/{computed["id"]}"), k => k["formula"] = $"{Name(parcels)} * 3");
        await SeePeriodsAsync(changed, "2026-10-01", "2026-11-01", "10 21");
        await metrics.PostAsync(MetricsFixture.Row(parcels, "2026-10-15", 6));
        await SeePeriodsAsync(changed, "2026-10-01", "2026-11-01", "12 21");

        var formula = await metrics.GetAsync($"/api/metrics/{computed["id"]}/formula");
        Assert.Equal([$"{Name(parcels)} * 3", $"{Name(parcels)} * 2"], formula["versions"]!.AsArray().Select(v => (string?)v!["expression"]));
        Assert.Equal((string?)parcels["name"], (string?)formula["reads"]![0]!["name"]);
    }

    [Fact]
    public async Task A_metric_that_was_measured_keeps_its_measured_past_and_takes_values_again_without_a_formula()
    {
        var (parcels, other) = (await MeasureAsync("parcels"), await MeasureAsync("parcels"));
        await metrics.PostAsync(MetricsFixture.Row(other, "2026-10-15", 50), MetricsFixture.Row(parcels, "2026-10-15", 5), MetricsFixture.Row(parcels, "2026-11-15", 7));
        await metrics.SeeAsync(other, m => (decimal?)m["latestValue"] == 50);

        var computed = await metrics.ReplaceAsync(await metrics.GetAsync($"/api/metrics/{other["id"]}"), k => k["formula"] = Name(parcels));
        await SeePeriodsAsync(computed, "2026-10-01", "2026-11-01", "50 7");
        var refused = await metrics.PostAsync(MetricsFixture.Row(computed, "2026-10-15", 51));
        Assert.Contains("is computed by a formula", (string?)refused["errors"]![0]!["message"], StringComparison.Ordinal);
        Assert.Equal((0, 1), ((int)refused["inserted"]!, (int)refused["rejected"]!));

        await metrics.EvaluatedAsync();
        await metrics.ReplaceAsync(await metrics.GetAsync($"/api/metrics/{other["id"]}"), k => k.Remove("formula"));
        await metrics.PostAsync(MetricsFixture.Row(other, "2026-10-15", 51));
        await SeePeriodsAsync(computed, "2026-10-01", "2026-11-01", "51 -");
    }

    [Fact]
    public async Task Units_are_checked_and_the_position_is_named()
    {
        var (euro, dollar) = (await MeasureAsync("EUR"), await MeasureAsync("USD"));

        Assert.Equal(
            $"formula: at {Name(euro).Length + 2}: EUR cannot be added to or taken from USD",
            await RefusedAsync(k => Computed(k, $"{Name(euro)} + {Name(dollar)}", "EUR")));
        Assert.StartsWith("formula: at 7: ends where", await RefusedAsync(k => Computed(k, "(1 + 2", "EUR")), StringComparison.Ordinal);
        Assert.Contains("which cannot be called USD", await RefusedAsync(k => Computed(k, Name(euro), "USD")), StringComparison.Ordinal);

        // What a formula reads in euros stays in euros.
        await ComputeAsync($"{Name(euro)} * 2", "EUR");
        using var lead = metrics.Lead;
        using var answer = await PutAsync(lead, await metrics.GetAsync($"/api/metrics/{euro["id"]}"), k => k["unitOfMeasure"] = "USD");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("while 1 formulas read this metric in EUR", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_circle_is_refused_by_its_path()
    {
        var parcels = await MeasureAsync("parcels");
        var first = await ComputeAsync($"{Name(parcels)} * 2", "parcels");
        var second = await ComputeAsync($"{Name(first)} * 2", "parcels");
        var third = await ComputeAsync($"{Name(second)} * 2", "parcels");
        using var lead = metrics.Lead;
        using var answer = await PutAsync(lead, first, k => k["formula"] = $"{Name(parcels)} + {Name(third)}");
        var problem = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "formula-cycle"), (answer.StatusCode, (string?)problem["code"]));
        Assert.Equal($"would make the metric read itself: '{first["name"]}' → '{third["name"]}' → '{second["name"]}' → '{first["name"]}'", (string?)problem["errors"]!["formula"]![0]);
        using var self = await PutAsync(lead, first, k => k["formula"] = Name(first));
        Assert.Contains("formula-cycle", await self.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal($"{Name(parcels)} * 2", (string?)(await metrics.GetAsync($"/api/metrics/{first["id"]}"))["formula"]);
    }

    [Fact]
    public async Task Two_edits_at_the_same_moment_cannot_close_a_circle_together()
    {
        var parcels = await MeasureAsync("parcels");
        for (var round = 0; round < 5; round++)
        {
            var one = await ComputeAsync($"{Name(parcels)} * 2", "parcels");
            var other = await ComputeAsync($"{Name(parcels)} * 3", "parcels");
            using var lead = metrics.Lead;
            var answers = await Task.WhenAll(
                PutAsync(lead, one, k => k["formula"] = Name(other)),
                PutAsync(lead, other, k => k["formula"] = Name(one)));

            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity], answers.Select(a => a.StatusCode).Order());
            Array.ForEach(answers, a => a.Dispose());
        }
    }

    [Fact]
    public async Task What_was_known_at_a_past_moment_is_computed_from_what_was_known_then()
    {
        var parcels = await MeasureAsync("parcels");
        var computed = await ComputeAsync($"{Name(parcels)} * 2", "parcels");
        var twice = await ComputeAsync($"{Name(computed)} + previous({Name(computed)})", "parcels");
        await metrics.PostAsync(MetricsFixture.Row(parcels, "2026-09-15", 5), MetricsFixture.Row(parcels, "2026-10-15", 7));
        await SeePeriodsAsync(twice, "2026-10-01", "2026-10-01", "24");
        var then = await metrics.QueryAsync<DateTime>("select clock_timestamp()");

        await metrics.PostAsync(MetricsFixture.Row(parcels, "2026-09-15", 6));
        await SeePeriodsAsync(twice, "2026-10-01", "2026-10-01", "26");
        var past = await metrics.GetAsync($"/api/metrics/{twice["id"]}/periods?from=2026-09-01&to=2026-10-01&asOf={then:O}");
        Assert.Equal("- 24", Values(past));
        var explained = await metrics.GetAsync($"/api/metrics/{twice["id"]}/periods/2026-10-20/explain?asOf={then:O}");
        Assert.Equal((24m, 24m), ((decimal)explained["value"]!, (decimal)explained["result"]!));
    }

    [Fact]
    public async Task A_computed_metric_is_stale_when_an_input_is()
    {
        var (fresh, late) = (await MeasureAsync("parcels"), await MeasureAsync("parcels"));
        var computed = await ComputeAsync($"max({Name(fresh)}, previous({Name(late)}))", "parcels");
        await metrics.PostAsync(
            MetricsFixture.Row(fresh, "2026-10-15", 5), MetricsFixture.Row(fresh, "2026-11-15", 5), MetricsFixture.Row(fresh, "2026-12-15", 5),
            MetricsFixture.Row(late, "2026-09-15", 7), MetricsFixture.Row(late, "2026-10-15", 7));
        await metrics.SeeAsync(computed, m => (decimal?)m["latestValue"] == 7 && !(bool)m["stale"]!);

        metrics.Clock.Set(new DateTimeOffset(2026, 12, 8, 12, 0, 0, TimeSpan.Zero));
        try
        {
            await metrics.SeeAsync(late, m => (bool)m["stale"]!);
            var stale = await metrics.SeeAsync(computed, m => (bool)m["stale"]!);
            Assert.Equal("2026-11-01", (string?)stale["latestPeriod"]);
            Assert.False((bool)(await metrics.GetAsync($"/api/metrics/{fresh["id"]}"))["stale"]!);
        }
        finally
        {
            metrics.Clock.Set(MetricsFixture.Noon);
        }
    }

    [Fact]
    public async Task A_formula_can_be_tried_before_it_is_saved()
    {
        var (lost, parcels) = (await MeasureAsync("parcels"), await MeasureAsync("parcels"));
        await metrics.PostAsync(MetricsFixture.Row(lost, "2026-10-15", 5), MetricsFixture.Row(parcels, "2026-10-15", 100));
        await metrics.EvaluatedAsync();

        var tried = await CheckAsync($"{Name(lost)} / {Name(parcels)} * 100", "%");
        Assert.Equal("a plain number", (string?)tried["gives"]);
        Assert.Empty(tried["problems"]!.AsArray());
        Assert.Equal([lost["id"]!.ToString(), parcels["id"]!.ToString()], tried["inputs"]!.AsArray().Select(i => i!["metricId"]!.ToString()));
        Assert.Equal("- - - - 5 -", string.Join(' ', tried["preview"]!.AsArray().Select(p => Number(p!["value"]))));
        Assert.Equal("2026-06-01", (string?)tried["preview"]![0]!["start"]);

        var wrong = await CheckAsync($"{Name(lost)} + {{nobody}}", "parcels");
        Assert.Equal(Name(lost).Length + 4, (int)Assert.Single(wrong["problems"]!.AsArray())!["position"]!);
        Assert.Empty(wrong["preview"]!.AsArray());
    }

    [Fact]
    public async Task Every_period_says_what_it_was_made_from()
    {
        var (lost, parcels) = (await MeasureAsync("parcels"), await MeasureAsync("parcels"));
        var share = await ComputeAsync($"{Name(lost)} / {Name(parcels)} * 100", "%");
        await metrics.PostAsync(MetricsFixture.Row(lost, "2026-10-10", 4), MetricsFixture.Row(lost, "2026-10-15", 9, "first count"), MetricsFixture.Row(parcels, "2026-10-15", 100));
        await metrics.PostAsync(MetricsFixture.Row(lost, "2026-10-15", 5, "recounted"));
        await SeePeriodsAsync(share, "2026-10-01", "2026-10-01", "5");

        var computed = await metrics.GetAsync($"/api/metrics/{share["id"]}/periods/2026-10-01/explain");
        Assert.Equal((5m, 5m, $"{Name(lost)} / {Name(parcels)} * 100"), ((decimal)computed["value"]!, (decimal)computed["result"]!, (string?)computed["formula"]));
        Assert.Equal(["5", "100"], computed["inputs"]!.AsArray().Select(i => i!["value"]!.ToJsonString()));
        var posted = await metrics.GetAsync($"/api/metrics/{lost["id"]}/periods/2026-10-01/explain");
        Assert.Equal("4 False, 9 False, 5 True", string.Join(", ", posted["observations"]!.AsArray().Select(o => $"{o!["value"]} {(bool)o["counts"]!}")));
        Assert.Equal((5m, "recounted"), ((decimal)posted["result"]!, (string?)posted["observations"]![2]!["note"]));
    }

    [Fact]
    public async Task An_input_that_is_archived_is_named()
    {
        var parcels = await MeasureAsync("parcels");
        var computed = await ComputeAsync($"{Name(parcels)} * 2", "parcels");
        await metrics.ReplaceAsync(parcels, k => k["status"] = "archived");

        Assert.True((bool)(await metrics.GetAsync($"/api/metrics/{computed["id"]}/formula"))["reads"]![0]!["archived"]!);
        Assert.Contains("is archived", await RefusedAsync(k => Computed(k, Name(parcels), "parcels")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_are_computed_or_pulled_and_not_both()
    {
        var parcels = await MeasureAsync("parcels");
        var computed = await ComputeAsync($"{Name(parcels)} * 2", "parcels");
        using var lead = metrics.Lead;
        using var refused = await lead.PutAsJsonAsync($"/api/metrics/{computed["id"]}/source", new { enabled = true });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("computed by a formula", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await metrics.QueryAsync<Guid>("insert into metric_source (id, version, kind, definition, removed) values ($1, 1, 'http', '{}', false) returning id", Id(parcels));
        using var also = await PutAsync(lead, parcels, k => k["formula"] = Name(computed));
        Assert.Contains("goes not together with a source", await also.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string Name(JsonObject metric) => $"{{{metric["externalKey"]}}}";

    private static Guid Id(JsonObject metric) => (Guid)metric["id"]!;

    private static void Measure(JsonObject metric, string unit)
    {
        metric["role"] = "measure";
        metric["unitOfMeasure"] = unit;
        metric["cadence"] = "monthly";
        metric.Remove("thresholds");
    }

    private static void Computed(JsonObject metric, string formula, string unit)
    {
        Measure(metric, unit);
        metric["formula"] = formula;
    }

    private static string Number(JsonNode? value) => value is null ? "-" : ((decimal)value).ToString("0.####", CultureInfo.InvariantCulture);

    private static string Values(JsonObject periods) => string.Join(' ', periods["items"]!.AsArray().Select(p => Number(p!["value"])));

    private static Task<HttpResponseMessage> PutAsync(HttpClient client, JsonObject metric, Action<JsonObject> change)
    {
        var request = MetricsFixture.Definition(metric);
        change(request);
        var message = new HttpRequestMessage(HttpMethod.Put, $"/api/metrics/{metric["id"]}") { Content = JsonContent.Create(request) };
        message.Headers.TryAddWithoutValidation("If-Match", $"\"{metric["version"]}\"");
        return client.SendAsync(message);
    }

    private Task<JsonObject> MeasureAsync(string unit) => metrics.DefineAsync(k => Measure(k, unit));

    private Task<JsonObject> ComputeAsync(string formula, string unit) => metrics.DefineAsync(k => Computed(k, formula, unit));

    private Task<JsonObject> SeePeriodsAsync(JsonObject metric, string from, string to, string values) => Eventually.SeeAsync(
        () => metrics.GetAsync($"/api/metrics/{metric["id"]}/periods?from={from}&to={to}"), periods => Values(periods) == values);

    private async Task<JsonObject> CheckAsync(string formula, string unit)
    {
        using var lead = metrics.Lead;
        using var answer = await lead.PostAsJsonAsync(
            "/api/metrics/formulas/check", new { expression = formula, unitId = metrics.Org.Sales, unitOfMeasure = unit, cadence = "monthly" });
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{body}");
        return body!;
    }

    private async Task<string> RefusedAsync(Action<JsonObject> settings)
    {
        using var lead = metrics.Lead;
        using var answer = await lead.PostAsJsonAsync("/api/metrics", metrics.Kpi(settings));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["detail"]!;
    }
}
