using System.Globalization;
using System.Text.Json.Nodes;
using Setpoint.Contracts.Directory;
using Setpoint.Contracts.Metrics;
using Setpoint.Metrics.Domain;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Metrics;

/// <summary>How many periods confirm a health, and how much weight is enough, as units decide it.</summary>
public sealed class ConfirmationPolicyTests(MetricsFixture metrics) : IClassFixture<MetricsFixture>
{
    private readonly string _mark = Guid.NewGuid().ToString("N")[..8];
    private long _version;

    [Fact]
    public async Task A_unit_that_asks_for_more_periods_is_alerted_later_and_told_by_what_rule()
    {
        await metrics.Broker.HearAsync<AlertOpened>();
        var unit = await UnitAsync();
        await DecideAsync(unit, new() { ["alertInARow"] = "4", ["alertWorse"] = "3", ["alertOfTheLast"] = "9", ["alertBetter"] = "3.0" });
        var metric = await DefineAsync(unit);
        await PostAsync(metric, "2026-11-10", 80, 80, 97, 97, 97, 97);
        await metrics.SeeAsync(metric, m => (string?)m["latestPeriod"] == "2026-11-10");
        Assert.Empty(await OpenAsync(metric));

        await PostAsync(metric, "2026-11-12", 97, 80); // the third of the last eight

        var opened = await metrics.Broker.ExpectAsync<AlertOpened>(a => a.MetricId == Id(metric) && a.Kind == "health");
        Assert.Equal((new DateOnly(2026, 11, 12), "red", "green"), (opened.Period, opened.Health, opened.PreviousHealth));
        var explained = await metrics.GetAsync($"/api/metrics/{metric["id"]}/explain?of=alert&alert={opened.AlertId}", metrics.Org.Executive);
        Assert.Equal("worse: 4 periods in a row or 3 of the last 9; better: 3 in a row, which use up the worse ones before", (string?)explained["rule"]);
        Assert.Equal((2, true), ((long)explained["policyVersion"]!, (bool)explained["alert"]!["holds"]!));
        var confirmation = explained["alert"]!["stored"]!["confirmation"]!;
        Assert.Equal((4, 3, 9, 3, "green"), ((int)confirmation["inARow"]!, (int)confirmation["worse"]!, (int)confirmation["ofTheLast"]!, (int)confirmation["better"]!, (string?)confirmation["before"]));

        await PostAsync(metric, "2026-11-15", 97, 97, 97);
        await Eventually.SeeAsync(() => OpenAsync(metric), a => a.Count == 0);
    }

    [Fact]
    public async Task Another_rule_confirms_otherwise_within_a_minute_and_raises_no_alert_not_even_with_the_next_value()
    {
        var unit = await UnitAsync();
        var metric = await DefineAsync(unit);
        await PostAsync(metric, "2026-11-12", 97, 97, 80);
        await metrics.SeeAsync(metric, m => (string?)m["health"] == "red");
        Assert.Equal("green", await ConfirmedAsync(metric));

        await DecideAsync(unit, new() { ["alertInARow"] = "1" });
        await PostAsync(metric, "2026-11-13", 80); // it may come before anybody has looked at the policy

        await Eventually.TrueAsync(async () => await ConfirmedAsync(metric) == "red", TimeSpan.FromMinutes(1));
        Assert.Empty(await OpenAsync(metric));

        await DecideAsync(unit, new() { ["alertInARow"] = "12", ["alertWorse"] = "9", ["alertOfTheLast"] = "9" });
        await Eventually.TrueAsync(async () => await ConfirmedAsync(metric) == "green", TimeSpan.FromMinutes(1));
        Assert.Empty(await OpenAsync(metric));
    }

    [Fact]
    public async Task With_less_weight_asked_for_two_of_three_hospitals_are_judged_and_with_more_they_are_not()
    {
        var trust = await UnitAsync();
        foreach (var (beds, occupancy) in ((decimal, decimal?)[])[(120, 80m), (50, 97m), (30, null)])
        {
            var unit = await UnitAsync(trust);
            await PostAsync(await TaggedAsync(unit, "beds", "beds"), "2026-10-15", beds);
            await PostAsync(await TaggedAsync(unit, "occupancy", "%"), "2026-10-15", occupancy is { } value ? [value] : []);
        }

        var kpi = await DefineAsync(trust, k =>
        {
            k["cadence"] = "monthly";
            k["thresholds"] = new JsonObject { ["green"] = 95, ["amber"] = 90 };
            k["formula"] = $"avgOver(\"occupancy-{_mark}\", \"beds-{_mark}\")";
        });
        await SeeAsync(kpi, m => (decimal?)m["latestValue"] == 85 && (bool)m["provisional"]!);

        await DecideAsync(trust, new() { ["enoughWeight"] = "0.8" });

        await SeeAsync(kpi, m => !(bool)m["provisional"]! && (string?)m["health"] == "red", TimeSpan.FromMinutes(1));
        Assert.Equal(("red", false, 0.85m), await OctoberAsync(kpi));
        Assert.Equal("red", await ConfirmedAsync(kpi));
        Assert.Empty(await OpenAsync(kpi));
        var explained = await metrics.GetAsync($"/api/metrics/{kpi["id"]}/explain", metrics.Org.Executive);
        Assert.Equal(("red", 0.85m, 0.8m, 2L), ((string?)explained["result"], (decimal)explained["inputs"]!["coverage"]!, (decimal)explained["inputs"]!["enoughWeight"]!, (long)explained["policyVersion"]!));

        await DecideAsync(trust, []);

        await SeeAsync(kpi, m => (bool)m["provisional"]!, TimeSpan.FromMinutes(1));
        Assert.Equal(("not-set", true, 0.85m), await OctoberAsync(kpi));
        Assert.Equal("green", await ConfirmedAsync(kpi));
    }

    /// <summary>The seed of what is random is in the name of what fails.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_comes_in_whatever_pieces_is_confirmed_as_from_the_beginning(int seed)
    {
        var (random, unit, series) = (new Random(seed), await UnitAsync(), new List<JsonObject>());
        for (var i = 0; i < 8; i++)
        {
            series.Add(await DefineAsync(unit, k => k["cadence"] = i == 0 ? "monthly" : "daily"));
        }

        for (var round = 0; round < 12; round++)
        {
            var rule = round % 3 == 0 ? new ConfirmationRule(random.Next(1, 6), random.Next(1, 5), random.Next(5, 25), random.Next(1, 6)) : default;
            if (rule != default)
            {
                await DecideAsync(unit, InWords(rule));
            }

            if (round == 7)
            {
                // As a table looks that was filled before anything was confirmed by period.
                await metrics.QueryAsync<object>("update metric_period set confirmation = null");
                await metrics.QueryAsync<object>("update metric_state set confirmed_by = null");
            }

            await PostAsync([.. series.SelectMany(metric => Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.Next(0, 120)).Distinct().Select(day =>
                MetricsFixture.Row(metric, Day(day), random.Next(12) switch { 0 => null, < 5 => 80, 5 or 6 => 92, _ => 97 })))]);
            await metrics.EvaluatedAsync();
            foreach (var metric in series)
            {
                Assert.Equal("", await WrongAsync(metric));
            }
        }
    }

    /// <summary>The last day is today's, and runs.</summary>
    private static string Day(int day) => new DateOnly(2026, 11, 21).AddDays(-day).ToString("O", CultureInfo.InvariantCulture);

    private static Dictionary<string, string> InWords(ConfirmationRule rule) => new()
    {
        ["alertInARow"] = $"{rule.InARow}",
        ["alertWorse"] = $"{rule.Worse}",
        ["alertOfTheLast"] = $"{rule.OfTheLast}",
        ["alertBetter"] = $"{rule.Better}",
    };

    /// <summary>Where what is stored is not what a replay of all judged periods says.</summary>
    private async Task<string> WrongAsync(JsonObject metric)
    {
        var stored = await metrics.QueryAsync<string>(
            """
            select coalesce(string_agg(p.start || ' ' || coalesce(p.health, '-') || ' ' || coalesce(p.confirmation, 0), ',' order by p.start), '')
            from metric_period p join metric m using (series) where m.id = $1
            """,
            Id(metric));
        var numbers = (await metrics.QueryAsync<string>("select s.confirmed_by from metric_state s join metric m using (series) where m.id = $1", Id(metric)))
            .Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        var (rule, state, wrong) = (new ConfirmationRule(numbers[0], numbers[1], numbers[2], numbers[3]), Confirmation.From(Health.Green), new List<string>());
        foreach (var period in stored.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split(' ')))
        {
            state = period[1] == "-" ? state : state.Then(Enum.Parse<Health>(period[1].Replace("-", "", StringComparison.Ordinal), ignoreCase: true), rule);
            if (period[2] != (period[1] == "-" ? 0 : state.State).ToString(CultureInfo.InvariantCulture))
            {
                wrong.Add($"{period[0]}: {period[2]} and not {state.State}");
            }
        }

        var confirmed = await ConfirmedAsync(metric);
        return string.Join("; ", string.Equals(confirmed, state.Confirmed.ToString(), StringComparison.OrdinalIgnoreCase) ? wrong : [.. wrong, $"{confirmed} and not {state.Confirmed}"]);
    }

    private static Guid Id(JsonObject metric) => (Guid)metric["id"]!;

    private async Task<Guid> UnitAsync(Guid? parent = null)
    {
        var unit = TestOrganization.Unit(Guid.CreateVersion7(), "Unit", $"unit-{Guid.NewGuid():N}", "department", parent ?? metrics.Org.Company, null);
        await metrics.Broker.PublishAsync(unit);
        await Eventually.TrueAsync(async () => await metrics.QueryAsync<long>("select count(*) from unit_closure where descendant_id = $1", unit.Id) > 1);
        return unit.Id;
    }

    private Task<JsonObject> DefineAsync(Guid unit, Action<JsonObject>? settings = null) => metrics.DefineAsync(
        k =>
        {
            k["unitId"] = unit;
            settings?.Invoke(k);
        },
        metrics.Org.Executive);

    private Task<JsonObject> TaggedAsync(Guid unit, string tag, string measure) => DefineAsync(unit, k =>
    {
        k["role"] = "measure";
        k["unitOfMeasure"] = measure;
        k["cadence"] = "monthly";
        k["tags"] = new JsonArray($"{tag}-{_mark}");
        k.Remove("thresholds");
    });

    /// <summary>Days, the last on the given one.</summary>
    private Task PostAsync(JsonObject metric, string lastDay, params decimal[] values) => PostAsync([.. values.Select((value, i) =>
        MetricsFixture.Row(metric, MetricsFixture.Day(lastDay).AddDays(i - values.Length + 1).ToString("O", CultureInfo.InvariantCulture), value))]);

    private Task PostAsync(JsonObject[] rows) => rows.Length == 0 ? Task.CompletedTask : metrics.PostAsync(metrics.Org.Executive, rows);

    private Task<JsonObject> SeeAsync(JsonObject metric, Func<JsonObject, bool> satisfies, TimeSpan? patience = null) =>
        Eventually.SeeAsync(() => metrics.GetAsync($"/api/metrics/{metric["id"]}", metrics.Org.Executive), satisfies, patience);

    private Task<string> ConfirmedAsync(JsonObject metric) =>
        metrics.QueryAsync<string>("select s.confirmed from metric_state s join metric m using (series) where m.id = $1", Id(metric));

    private async Task<(string Health, bool Provisional, decimal Coverage)> OctoberAsync(JsonObject metric)
    {
        var october = (await metrics.GetAsync($"/api/metrics/{metric["id"]}/periods?from=2026-10-01&to=2026-10-01", metrics.Org.Executive))["items"]![0]!;
        return ((string)october["health"]!, (bool)october["provisional"]!, (decimal)october["coverage"]!);
    }

    private async Task<JsonArray> OpenAsync(JsonObject metric)
    {
        await metrics.EvaluatedAsync();
        return (await metrics.GetAsync($"/api/metrics/alerts?metric={metric["id"]}&open=true&kind=health", metrics.Org.Executive))["items"]!.AsArray();
    }

    private async Task DecideAsync(Guid unit, Dictionary<string, string> values)
    {
        var version = Interlocked.Increment(ref _version);
        await metrics.Broker.PublishAsync(new PolicyChanged(unit, version, values));
        await Eventually.TrueAsync(() => metrics.QueryAsync<bool>("select exists (select 1 from policy where id = $1 and version = $2)", unit, version));
    }
}
