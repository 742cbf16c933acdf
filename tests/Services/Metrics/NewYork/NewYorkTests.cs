using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Metrics.NewYork;

/// <summary>
/// The Mayor's Management Report of New York City: 1,139 indicators of 36 agencies, eight fiscal years, a desired direction
/// each and targets for some. Fiscal years end in June, so they are periods of a named calendar.
/// </summary>
public sealed class NewYorkTests(MetricsFixture metrics) : IClassFixture<MetricsFixture>
{
    private const int AtOnce = 8;

    [Fact]
    public async Task Every_indicator_becomes_a_metric_and_every_cell_a_value_or_a_reason()
    {
        var indicators = IndicatorFile.Read();
        Assert.Equal(1_139, indicators.Count);
        var agencies = await AgenciesAsync(indicators);
        await DefineAsync(indicators, agencies, await CalendarAsync());

        var receipt = await metrics.SendAsync(IndicatorFile.Upload(indicators), "text/csv", metrics.Org.Admin);
        Assert.Equal((9_112, 8_297, 815), ((int)receipt["rows"]!, (int)receipt["inserted"]!, (int)receipt["rejected"]!));

        // What was rejected are the cells that say NA, each named by its line; nothing else is wrong with the file.
        var cells = indicators.SelectMany(i => i.Years.Values).ToList();
        var lines = receipt["errors"]!.AsArray().ToList();
        Assert.Equal(815, lines.Count);
        Assert.All(lines, e => Assert.Equal(("NA", "value"), (cells[(int)e!["line"]! - 2], (string)e["field"]!)));

        await metrics.EvaluatedAsync();
        var latest = await LatestAsync();
        foreach (var indicator in indicators)
        {
            var (year, value) = indicator.Years.Where(y => y.Value != "NA").MaxBy(y => y.Key);
            Assert.Equal((new DateOnly(year - 1, 7, 1), decimal.Parse(value, CultureInfo.InvariantCulture)), latest[indicator.Key]);
        }

        await HealthAsync(indicators);

        // Nothing is lost or doubled when the same file comes again.
        var again = await metrics.SendAsync(IndicatorFile.Upload(indicators), "text/csv", metrics.Org.Admin);
        Assert.Equal((0, 0, 8_297), ((int)again["inserted"]!, (int)again["revised"]!, (int)again["unchanged"]!));
    }

    /// <summary>Those with a target are judged by it in their own direction: above it, or below it, is green.</summary>
    private async Task HealthAsync(IReadOnlyList<Indicator> indicators)
    {
        var health = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var (key, word) in RowsAsync("select m.external_key, s.health from metric m join metric_state s on s.series = m.series where m.external_key like 'nyc-%'"))
        {
            health[key] = word;
        }

        foreach (var indicator in indicators)
        {
            var value = decimal.Parse(indicator.Years.Where(y => y.Value != "NA").MaxBy(y => y.Key).Value, CultureInfo.InvariantCulture);
            var expected = indicator.Target is not { } target ? "not-set"
                : value == target ? "amber"
                : value > target == indicator.UpIsBetter ? "green"
                : "red";
            Assert.Equal(expected, health[indicator.Key]);
        }
    }

    private async Task<Dictionary<string, Guid>> AgenciesAsync(IReadOnlyList<Indicator> indicators)
    {
        var agencies = indicators.Select(i => i.Agency).Distinct().ToDictionary(a => a, _ => Guid.CreateVersion7());
        var number = 0;
        foreach (var (name, id) in agencies)
        {
            await metrics.Broker.PublishAsync(TestOrganization.Unit(id, name, $"agency-{++number}", "department", metrics.Org.Company, null, "America/New_York"));
        }

        await Eventually.TrueAsync(async () => await metrics.QueryAsync<long>("select count(*) from unit where slug like 'agency-%'") == agencies.Count);
        return agencies;
    }

    private async Task<Guid> CalendarAsync()
    {
        using var admin = metrics.As(metrics.Org.Admin);
        using var answer = await admin.PostAsJsonAsync("/api/metrics/calendars", new { name = "City's fiscal year", rule = new { pattern = "fiscal-years", endMonth = 6 } });
        return (Guid)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
    }

    private async Task DefineAsync(IReadOnlyList<Indicator> indicators, Dictionary<string, Guid> agencies, Guid calendar)
    {
        using var admin = metrics.As(metrics.Org.Admin);
        await Parallel.ForEachAsync(indicators, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (indicator, ct) =>
        {
            using var answer = await admin.PostAsJsonAsync("/api/metrics", Definition(indicator, agencies[indicator.Agency], calendar), ct);
            Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(ct));
        });
    }

    private JsonObject Definition(Indicator indicator, Guid agency, Guid calendar) => metrics.Kpi(k =>
    {
        (k["name"], k["definition"], k["externalKey"]) = (indicator.Name, indicator.Name, indicator.Key);
        (k["unitId"], k["ownerId"], k["cadence"], k["calendarId"]) = (agency, metrics.Org.Admin, "calendar", calendar);
        (k["unitOfMeasure"], k["direction"], k["target"]) = (indicator.IsShare ? "%" : "number", indicator.UpIsBetter ? "higher" : "lower", indicator.Target);
        (k["role"], k["reviewCadence"]) = (indicator.Target is null ? "measure" : "kpi", "quarterly");
        k["thresholds"] = indicator.Target is { } target ? new JsonObject { ["green"] = target, ["amber"] = target } : null;
    });

    private async Task<Dictionary<string, (DateOnly, decimal)>> LatestAsync()
    {
        var latest = new Dictionary<string, (DateOnly, decimal)>(StringComparer.Ordinal);
        await using var connection = new Npgsql.NpgsqlConnection(metrics.ConnectionString);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(
            "select m.external_key, s.latest_period, s.latest_value from metric m join metric_state s on s.series = m.series where m.external_key like 'nyc-%'", connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            latest[reader.GetString(0)] = (await reader.GetFieldValueAsync<DateOnly>(1), reader.GetDecimal(2));
        }

        return latest;
    }

    private async IAsyncEnumerable<(string, string)> RowsAsync(string sql)
    {
        await using var connection = new Npgsql.NpgsqlConnection(metrics.ConnectionString);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            yield return (reader.GetString(0), reader.GetString(1));
        }
    }
}
