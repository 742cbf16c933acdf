using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Setpoint.Benchmarks.Staging;
using Setpoint.Testing.Services;

namespace Setpoint.Benchmarks.Charts;

/// <summary>
/// A correction three months back of a metric that ten shares read, whose changes from day to day are added up and
/// compared with last year: 22 computed metrics in four levels, each restated once.
/// </summary>
internal sealed class CorrectionBenchmark(Stage stage, Guid[] metrics)
{
    private const int Shares = 10;
    private const int Corrections = 20;
    private const double Most = 2_000;

    public async Task<bool> RunAsync(DateOnly day)
    {
        var start = Stopwatch.GetTimestamp();
        var top = await DefineAsync();
        await SettleAsync();
        Console.WriteLine(FormattableString.Invariant(
            $"ten years of {(2 * Shares) + 2} formulas in four levels, computed in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s"));
        var delays = new Delays();
        var before = await ValueAsync(top, day);
        for (var i = 0; i < Corrections; i++)
        {
            start = Stopwatch.GetTimestamp();
            using var answer = await stage.Client.PostAsJsonAsync(
                "/api/metrics/observations",
                new[] { new { metric = metrics[0], at = day.ToString("O", CultureInfo.InvariantCulture), value = 2_000 + (100 * i) } });
            answer.EnsureSuccessStatusCode();
            var known = before;
            before = await Eventually.SeeAsync(() => ValueAsync(top, day), value => value is not null && value != known);
            await SettleAsync();
            delays.Add(Stopwatch.GetElapsedTime(start));
        }

        Console.WriteLine(FormattableString.Invariant($"the same with these formulas above it: {delays} (p99 below {Most})"));
        return delays.P99 < Most;
    }

    private async Task<Guid> DefineAsync()
    {
        var changes = new List<Guid>();
        for (var i = 1; i <= Shares; i++)
        {
            var share = await DefineAsync($"{{{metrics[0]}}} / {{{metrics[i]}}} * 100");
            changes.Add(await DefineAsync($"{{{share}}} - previous({{{share}}})"));
        }

        var sum = await DefineAsync($"sum({string.Join(", ", changes.Select(c => $"{{{c}}}"))})");
        return await DefineAsync($"{{{sum}}} - lastYear({{{sum}}})");
    }

    private async Task<Guid> DefineAsync(string formula)
    {
        using var answer = await stage.Client.PostAsJsonAsync(
            "/api/metrics",
            new
            {
                name = formula[..Math.Min(formula.Length, 80)],
                definition = formula,
                role = "measure",
                unitOfMeasure = "%",
                decimals = 2,
                direction = "higher",
                cadence = "daily",
                visibility = "public",
                unitId = stage.Org.Sales,
                ownerId = stage.Org.SalesLead,
                source = "Formula",
                status = "active",
                formula,
            });
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>();
        return (Guid?)body!["id"] ?? throw new InvalidOperationException($"{formula}: {body}");
    }

    private async Task<decimal?> ValueAsync(Guid metric, DateOnly day)
    {
        var periods = await stage.Client.GetFromJsonAsync<JsonObject>($"/api/metrics/{metric}/periods?from={day:yyyy-MM-dd}&to={day:yyyy-MM-dd}");
        return periods!["items"]!.AsArray() is [{ } only] ? (decimal?)only["value"] : null;
    }

    private async Task SettleAsync()
    {
        await Eventually.TrueAsync(async () => await stage.QueryAsync<long>("metrics", "select count(*) from changed_series") == 0, TimeSpan.FromMinutes(5));
        await stage.OutboxIsEmptyAsync("metrics");
    }
}
