using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Metrics;

/// <summary>
/// The emergency departments of England as they were: 274 providers, 30 months, three types of department. The share of
/// patients seen within four hours, of every provider and of the nation.
/// </summary>
public sealed class EmergencyDepartmentsTests(MetricsFixture metrics) : IClassFixture<MetricsFixture>
{
    private const int AtOnce = 8;

    /// <summary>Departments of a provider report side by side; their figures of a month add up.</summary>
    private static readonly Dictionary<string, int> s_day = new() { ["1"] = 1, ["2"] = 2, ["other"] = 3 };

    [Fact]
    public async Task The_nations_share_is_of_its_sums_90_04_percent_in_April_2016_and_no_row_is_lost()
    {
        var rows = (await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Metrics", "data", "nhs-ae", "ae_attendances.csv")))
            .Skip(1).Select(l => l.Split(',')).Select(c => new Row(c[0], c[1], c[2], int.Parse(c[3], CultureInfo.InvariantCulture), int.Parse(c[4], CultureInfo.InvariantCulture))).ToList();
        Assert.Equal((10_601, 274, 30), (rows.Count, rows.Select(r => r.Provider).Distinct().Count(), rows.Select(r => r.Month).Distinct().Count()));
        var (nation, shares) = await DefineAsync([.. rows.Select(r => r.Provider).Distinct()]);

        var receipt = await UploadAsync(rows);
        Assert.Equal((2 * rows.Count + 3, 2 * rows.Count, 3), ((int)receipt["rows"]!, (int)receipt["inserted"]!, (int)receipt["rejected"]!));
        Assert.Equal(
            ["21204 metric is no metric that you can see", "21205 value must be a number such as 12.5, or empty to withdraw a value", "21206 at must be an instant such as 2026-11-09T08:00:00Z or a local date such as 2026-11-09"],
            receipt["errors"]!.AsArray().Select(e => $"{e!["line"]} {e["field"]} {e["message"]}"));

        var months = rows.GroupBy(r => r.Month).ToDictionary(m => m.Key, m => Share(m));
        Assert.Equal(90.04m, decimal.Round(months["2016-04-01"], 2));
        var periods = await Eventually.SeeAsync(
            () => PeriodsAsync(nation),
            seen => seen.Count(p => p["value"] is not null) == 30 && seen.All(p => (decimal?)p["value"] == months[(string)p["start"]!]),
            TimeSpan.FromSeconds(60));
        Assert.Equal((1m, false), ((decimal)periods[0]["coverage"]!, (bool)periods[0]["provisional"]!));

        // Every provider's every month, and not one more.
        var expected = rows.GroupBy(r => (r.Provider, r.Month)).ToDictionary(g => g.Key, g => Share(g));
        Assert.Equal(6_937, expected.Count);
        var stored = await metrics.QueryAsync<string>(
            """
            select string_agg(m.external_key || ' ' || p.start || ' ' || p.value, ',')
            from metric_period p join metric m on m.series = p.series where m.external_key like 'share-%' and p.value is not null
            """);
        var found = stored.Split(',').Select(s => s.Split(' ')).ToDictionary(s => (s[0]["share-".Length..], s[1]), s => decimal.Parse(s[2], CultureInfo.InvariantCulture));
        Assert.Equal(expected.OrderBy(e => e.Key), found.OrderBy(f => f.Key));
        Assert.Equal(274, shares);

        // Two years later one provider finds 1,000 more who waited too long.
        var corrected = rows.Select(r => r is { Month: "2016-04-01", Provider: "RF4", Type: "1" } ? r with { Breaches = r.Breaches + 1_000 } : r).Where(r => r.Month == "2016-04-01").ToList();
        var revised = await UploadAsync(corrected);
        Assert.Equal((1, 2 * corrected.Count - 1), ((int)revised["revised"]!, (int)revised["unchanged"]!));
        var restated = Share(corrected);
        await Eventually.SeeAsync(() => PeriodsAsync(nation), seen => (decimal?)seen[0]["value"] == restated);
    }

    /// <summary>A unit for the nation, one for each provider below it, and their metrics.</summary>
    private async Task<(JsonObject Nation, int Shares)> DefineAsync(List<string> providers)
    {
        var england = TestOrganization.Unit(Guid.CreateVersion7(), "England", "england", "region", metrics.Org.Company, null, "Europe/London");
        var units = providers.ToDictionary(p => p, p => TestOrganization.Unit(Guid.CreateVersion7(), p, $"provider-{p}".ToLowerInvariant(), "provider", england.Id, null, "Europe/London"));
        foreach (var unit in units.Values.Prepend(england))
        {
            await metrics.Broker.PublishAsync(unit);
        }

        await Eventually.TrueAsync(
            async () => await metrics.QueryAsync<long>("select count(*) from unit_closure where ancestor_id = $1 and depth <= 1", england.Id) == providers.Count + 1, TimeSpan.FromSeconds(60));
        var made = new ConcurrentBag<JsonObject>();
        await Parallel.ForEachAsync(providers, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (provider, _) =>
        {
            var unit = units[provider].Id;
            await PostAsync(unit, $"attendances-{provider}", "visits", "attendances", null);
            await PostAsync(unit, $"breaches-{provider}", "visits", "breaches", null);
            made.Add(await PostAsync(unit, $"share-{provider}", "%", null, $"(1 - {{breaches-{provider}}} / {{attendances-{provider}}}) * 100"));
        });
        return (await PostAsync(england.Id, "nation", "%", null, "(1 - sumOver(\"breaches\") / sumOver(\"attendances\")) * 100"), made.Count);
    }

    private async Task<JsonObject> PostAsync(Guid unit, string key, string measure, string? tag, string? formula)
    {
        using var executive = metrics.As(metrics.Org.Executive);
        using var answer = await executive.PostAsJsonAsync("/api/metrics", metrics.Kpi(k =>
        {
            (k["role"], k["name"], k["externalKey"], k["unitId"]) = ("measure", key, key, unit);
            (k["cadence"], k["aggregation"], k["unitOfMeasure"], k["formula"]) = ("monthly", "sum", measure, formula);
            k["tags"] = tag is null ? null : new JsonArray(tag);
            k.Remove("thresholds");
        }));
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.True(answer.StatusCode == HttpStatusCode.Created, $"{body}");
        return body!;
    }

    private async Task<JsonObject> UploadAsync(List<Row> rows)
    {
        var file = new StringBuilder("metric,at,value\n");
        foreach (var row in rows)
        {
            var day = $"{row.Month[..8]}{s_day[row.Type]:00}";
            file.Append(CultureInfo.InvariantCulture, $"attendances-{row.Provider},{day},{row.Attendances}\nbreaches-{row.Provider},{day},{row.Breaches}\n");
        }

        if (rows.Count > 10_000)
        {
            file.Append("attendances-NOBODY,2016-04-01,1\nbreaches-RF4,2016-04-04,many\nbreaches-RF4,April,1\n");
        }

        using var executive = metrics.As(metrics.Org.Executive);
        using var answer = await MetricsFixture.SendAsync(executive, Encoding.UTF8.GetBytes(file.ToString()), "text/csv");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private async Task<List<JsonNode>> PeriodsAsync(JsonObject metric) => [.. (await metrics.GetAsync(
        $"/api/metrics/{metric["id"]}/periods?from=2016-04-01&to=2018-09-30", metrics.Org.Executive))["items"]!.AsArray().Select(p => p!)];

    private static decimal Share(IEnumerable<Row> rows) => (1 - (decimal)rows.Sum(r => r.Breaches) / rows.Sum(r => r.Attendances)) * 100;

    private sealed record Row(string Month, string Provider, string Type, int Attendances, int Breaches);
}
