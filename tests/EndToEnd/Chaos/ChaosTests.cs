using System.Globalization;
using System.Text.Json;
using Setpoint.Testing.Services;
using Xunit.Abstractions;

namespace Setpoint.EndToEnd.Tests.Chaos;

/// <summary>
/// Any service may die at any moment. Ten times within a minute of mixed load one does, and afterwards every accepted write
/// is there exactly once and every level of progress is what it would be without the deaths.
/// <c>SETPOINT_CHAOS_SEED</c> repeats a run's choices.
/// </summary>
[Collection(ChaosCollection.Name)]
public sealed class ChaosTests(PlatformFixture platform, ITestOutputHelper output)
{
    private const decimal Precision = 0.000_000_001m;
    private static readonly TimeSpan s_duration = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_founding = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan s_recovery = TimeSpan.FromMinutes(2);
    private static readonly string[] s_services = ["directory", "metrics", "goals", "checkins", "notifications"];

    [Fact]
    public async Task Killed_ten_times_within_a_minute_nothing_is_lost_nothing_is_doubled_and_every_level_is_right()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("SETPOINT_CHAOS_SEED"), CultureInfo.InvariantCulture, out var given)
            ? given
            : Random.Shared.Next();
        output.WriteLine($"seed {seed}, logs {platform.System.LogsFolder}");
        var founder = new Persistent(platform.Api, DateTimeOffset.UtcNow + s_founding);
        var company = new Company(founder);
        await company.FoundAsync();
        await CheckInsKnowAsync(founder, company);

        var ledger = new Ledger(company);
        var api = new Persistent(platform.Api, DateTimeOffset.UtcNow + s_duration + s_recovery + s_recovery);
        using var over = new CancellationTokenSource(s_duration);
        await Task.WhenAll(
            new Reaper(platform.System, seed, s_duration, output.WriteLine).RunAsync(),
            new Load(api, company, ledger, seed, over.Token).RunAsync());
        output.WriteLine($"{ledger.Writes} writes accepted ({ledger.RowsOfMetric.Values.Sum()} observations, {ledger.CheckIns.Count} check-ins, {ledger.Edits} edits)");
        output.WriteLine($"sent again: {string.Join(", ", api.Repeated.OrderBy(r => r.Key).Select(r => $"{r.Key} {r.Value}"))}");

        await EverythingIsDeliveredAsync(api);
        await ProgressIsRightAsync(api, company, ledger);
        await ObservationsAreThereOnceAsync(api, company, ledger);
        await CheckInsAreThereOnceAsync(api, company, ledger);
        await EditsAreThereOnceAsync(api, company);
        await AlertsAreToldOnceAsync(api, company);
    }

    /// <summary>No wait-on-miss for objectives: the load begins when they are known.</summary>
    private static async Task CheckInsKnowAsync(Persistent api, Company company)
    {
        foreach (var objective in company.Objectives)
        {
            await Eventually.SeeAsync(() => api.GetAsync($"/api/checkins?objective={objective.Id}"), a => a.IsSuccess);
        }
    }

    private static async Task EverythingIsDeliveredAsync(Persistent api)
    {
        foreach (var service in s_services)
        {
            var state = await Eventually.SeeAsync(
                async () => (await api.GetAsync($"/api/{service}/operations/outbox")).Body, s => s.GetProperty("depth").GetInt64() == 0, s_recovery);
            Assert.True(state.GetProperty("deadLetters").GetInt64() == 0 && state.GetProperty("parked").GetInt64() == 0, $"{service}: {state}");
        }
    }

    private async Task ProgressIsRightAsync(Persistent api, Company company, Ledger ledger)
    {
        var expected = company.Objectives.ToDictionary(o => o.Id, ledger.Progress);
        Assert.DoesNotContain(null, expected.Values);
        var shown = await Eventually.SeeAsync(
            async () => (await api.GetAsync($"/api/goals/tree?cycle={company.Cycle}")).Body.GetProperty("nodes").EnumerateArray()
                .ToDictionary(n => n.GetProperty("id").GetGuid(), n => Number(n, "progress")),
            tree => expected.All(e => tree[e.Key] is { } p && Math.Abs(p - e.Value!.Value) < Precision),
            s_recovery);
        foreach (var objective in company.Objectives)
        {
            output.WriteLine($"{objective.Title}: {shown[objective.Id]}");
        }

        var recomputed = (await api.GetAsync("/api/goals/diagnostics/recompute")).Body;
        Assert.Equal(company.Objectives.Count, recomputed.GetProperty("objectives").GetInt32());
        Assert.Empty(recomputed.GetProperty("wrong").EnumerateArray());
    }

    private static async Task ObservationsAreThereOnceAsync(Persistent api, Company company, Ledger ledger)
    {
        foreach (var metric in company.Objectives.Select(o => o.KeyResults[1].Metric!.Value))
        {
            var seen = (await api.GetAsync($"/api/metrics/{metric}/periods?from={Company.FirstDay:yyyy-MM-dd}&to={Company.LastDay:yyyy-MM-dd}")).Body
                .GetProperty("items").EnumerateArray()
                .Where(p => Number(p, "value") is not null)
                .ToDictionary(p => DateOnly.Parse(p.GetProperty("start").GetString()!, CultureInfo.InvariantCulture), p => Number(p, "value")!.Value);
            var accepted = ledger.Observations.Where(o => o.Key.Metric == metric).ToDictionary(o => o.Key.Day, o => o.Value);
            Assert.Equal(accepted.OrderBy(a => a.Key), seen.OrderBy(s => s.Key));

            var listed = await AllAsync(api, $"/api/metrics/{metric}/observations");
            Assert.Equal(accepted.Count, listed.Count);
        }
    }

    private static async Task CheckInsAreThereOnceAsync(Persistent api, Company company, Ledger ledger)
    {
        foreach (var objective in company.Objectives)
        {
            var seen = (await AllAsync(api, $"/api/checkins?objective={objective.Id}")).Select(c => new CheckInWritten(
                c.GetProperty("id").GetGuid(),
                objective.Id,
                c.GetProperty("keyResults")[0].GetProperty("keyResultId").GetGuid(),
                c.GetProperty("at").GetDateTimeOffset(),
                c.GetProperty("keyResults")[0].GetProperty("value").GetDecimal(),
                c.GetProperty("changed").GetString()!));
            Assert.Equal(ledger.CheckIns.Where(c => c.Objective == objective.Id).OrderBy(c => c.Note), seen.OrderBy(c => c.Note));
        }
    }

    private static async Task EditsAreThereOnceAsync(Persistent api, Company company)
    {
        foreach (var objective in company.Objectives)
        {
            var seen = (await api.GetAsync($"/api/goals/objectives/{objective.Id}")).Body;
            Assert.Equal(objective.Version, seen.GetProperty("version").GetInt64());
            Assert.Equal(objective.KeyResults.Select(k => k.Weight), seen.GetProperty("keyResults").EnumerateArray().Select(k => k.GetProperty("weight").GetDecimal()));
            var parent = seen.GetProperty("parents").EnumerateArray().Select(p => (p.GetProperty("id").GetGuid(), p.GetProperty("weight").GetDecimal())).ToList();
            Assert.Equal(objective.Parent is { } above ? [(above.Id, objective.Weight)] : [], parent);
        }
    }

    /// <summary>For every alert one item when it opened, and one when it closed.</summary>
    private async Task AlertsAreToldOnceAsync(Persistent api, Company company)
    {
        var alerts = await AllAsync(api, $"/api/metrics/alerts?owner={company.Administrator}");
        var closed = alerts.Count(a => a.GetProperty("closedAt").ValueKind != JsonValueKind.Null);
        var items = await Eventually.SeeAsync(
            () => AllAsync(api, "/api/notifications/inbox"), all => all.Count >= alerts.Count + closed, s_recovery);
        output.WriteLine($"{alerts.Count} alerts opened, {closed} closed, {items.Count} inbox items");
        Assert.Equal(alerts.Count, items.Count(i => i.GetProperty("kind").GetString() == "alert-opened"));
        Assert.Equal(closed, items.Count(i => i.GetProperty("kind").GetString() == "alert-closed"));
    }

    private static async Task<List<JsonElement>> AllAsync(Persistent api, string path)
    {
        var all = new List<JsonElement>();
        string? cursor = null;
        do
        {
            var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            var page = await api.GetAsync($"{path}{separator}limit=500{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}");
            Assert.True(page.IsSuccess, page.ToString());
            all.AddRange(page.Body.GetProperty("items").EnumerateArray());
            cursor = page.Body.GetProperty("next").GetString();
        }
        while (cursor is not null);
        return all;
    }

    private static decimal? Number(JsonElement json, string name) =>
        json.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;
}

/// <summary>A platform of its own, because it gets killed, and the machine for itself, because it counts seconds.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ChaosCollection : ICollectionFixture<PlatformFixture>
{
    public const string Name = "chaos";
}
