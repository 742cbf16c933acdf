using System.Text;
using System.Text.Json;
using Setpoint.Demo.Company;
using Setpoint.Demo.Loading;
using Setpoint.Testing.Services;

namespace Setpoint.EndToEnd.Tests.Demo;

/// <summary>The demo company arrives whole, also when its load is interrupted, and tells the story it was made for.</summary>
[Collection(PlatformCollection.Name)]
public sealed class DemoLoadTests(PlatformFixture platform)
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow);

    [Fact]
    public async Task An_interrupted_load_goes_on_and_a_finished_one_is_left_alone()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = platform.Api.BaseAddress };
        using var interruption = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new DemoLoader(http, new Said(line => line.StartsWith("  metrics", StringComparison.Ordinal) ? interruption.CancelAsync() : Task.CompletedTask)).LoadAsync(Today, interruption.Token));

        // Another day: the company stays the one of the day on which the load began.
        var resumed = new Said();
        await new DemoLoader(http, resumed).LoadAsync(Today.AddDays(1), CancellationToken.None);
        Assert.Contains($"Going on with the demo company of {Today:O}", resumed.ToString(), StringComparison.Ordinal);

        var again = new Said();
        await new DemoLoader(http, again).LoadAsync(Today, CancellationToken.None);
        Assert.Equal("The demo company is here already.", again.ToString().Trim());

        var people = await ItemsAsync("/api/directory/people?limit=500");
        Assert.Equal(300, people.Count(person => person.GetProperty("email").GetString()!.EndsWith("@harborvale.example", StringComparison.Ordinal)));
        await EveryObjectiveIsThereOnceAsync();
        await ScorecardTellsTheStoryAsync();
        await RecomputationAgreesAsync();
    }

    private async Task EveryObjectiveIsThereOnceAsync()
    {
        var quarters = new DemoCalendar(Today).Cycles.Select(quarter => quarter.Name).ToList();
        var cycles = (await ItemsAsync("/api/goals/cycles")).Where(cycle => quarters.Contains(cycle.GetProperty("name").GetString()!)).ToList();
        Assert.Equal(["active", "closed", "closed"], cycles.Select(cycle => cycle.GetProperty("phase").GetString()!).Order());

        var objectives = new List<JsonElement>();
        foreach (var cycle in cycles)
        {
            objectives.AddRange(await ItemsAsync($"/api/goals/objectives?limit=500&cycle={cycle.GetProperty("id").GetGuid()}"));
        }

        var states = objectives.GroupBy(objective => objective.GetProperty("lifecycle").GetString()!).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(
            new Dictionary<string, int> { ["draft"] = 3, ["proposed"] = 2, ["published"] = 34, ["graded"] = 22, ["retired"] = 3 }.OrderBy(state => state.Key),
            states.OrderBy(state => state.Key));
    }

    private async Task ScorecardTellsTheStoryAsync()
    {
        var units = await ItemsAsync("/api/directory/units?limit=500");
        var operations = units.Single(unit => unit.GetProperty("slug").GetString() == "operations").GetProperty("id").GetGuid();
        var scorecard = await Eventually.SeeAsync(
            () => GetAsync($"/api/metrics/scorecard?unit={operations}"),
            seen => seen.GetProperty("items").GetArrayLength() == 6);
        JsonElement Kpi(string name) => scorecard.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);

        Assert.Equal(("red", 2), (Kpi("Damage claims").GetProperty("health").GetString(), Kpi("Damage claims").GetProperty("healthPeriods").GetInt32()));
        Assert.True(Kpi("First-scan coverage").GetProperty("stale").GetBoolean());
        Assert.Equal("green", Kpi("Trailer fill").GetProperty("health").GetString());
    }

    private async Task RecomputationAgreesAsync()
    {
        var report = await GetAsync("/api/goals/diagnostics/recompute");
        Assert.Equal(0, report.GetProperty("wrong").GetArrayLength());
    }

    private async Task<List<JsonElement>> ItemsAsync(string path) => [.. (await GetAsync(path)).GetProperty("items").EnumerateArray()];

    private async Task<JsonElement> GetAsync(string path)
    {
        using var stream = await platform.Api.GetStreamAsync(new Uri(path, UriKind.Relative));
        return (await JsonDocument.ParseAsync(stream)).RootElement;
    }

    /// <summary>What the loader said, and a word in between.</summary>
    private sealed class Said(Func<string, Task>? onLine = null) : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override async Task WriteLineAsync(string? value)
        {
            await base.WriteLineAsync(value);
            await (onLine?.Invoke(value ?? "") ?? Task.CompletedTask);
        }
    }
}
