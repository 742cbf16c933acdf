using System.Text.Json;
using Setpoint.Testing.Services;

namespace Setpoint.EndToEnd.Tests.Apg;

/// <summary>Real goals of real agencies through the public API, twice; every number is compared with the file.</summary>
[Collection(PlatformCollection.Name)]
public sealed class ApgImportTests(PlatformFixture platform)
{
    private static readonly ApgPlan Plan = ApgPlan.From(ApgFiles.Read());

    [Fact]
    public async Task Agency_priority_goals_arrive_whole_once_and_right()
    {
        var import = new ApgImport(platform.Api, Plan);
        await import.AgenciesAsync(platform.CompanySlug);
        await import.GoalsAsync();
        Assert.Equal((24 * 2) + 567, import.Created);

        await EveryRowShowsItsProgressAsync(import, quarter: 1, rows: 88);
        await EveryRowShowsItsProgressAsync(import, quarter: 2, rows: 109);
        await EveryRowShowsItsProgressAsync(import, quarter: 3, rows: 130);

        UnusableRowsWereRefusedWithAReason(import);
        await JointGoalsCountOnceAsync(import);
        await ProgressReachesTheAgenciesAsync(import);

        var before = await EverythingAsync(import);
        var again = new ApgImport(platform.Api, Plan);
        await again.AgenciesAsync(platform.CompanySlug);
        await again.GoalsAsync();
        foreach (var quarter in new[] { 1, 2, 3 })
        {
            await again.QuarterAsync(quarter);
        }

        Assert.Equal(0, again.Created);
        Assert.Equal(before, await EverythingAsync(again));
        UnusableRowsWereRefusedWithAReason(again);
    }

    /// <summary>progress = (current − start) / (target − start), clamped to 0…1 beside the raw value, for every computable row of the quarter.</summary>
    private static async Task EveryRowShowsItsProgressAsync(ApgImport import, int quarter, int rows)
    {
        await import.QuarterAsync(quarter);
        var reported = import.Reported().Where(row => row.Row.Quarter == quarter).ToList();
        Assert.Equal(rows, reported.Count);
        foreach (var goal in reported.GroupBy(row => row.Goal.Key))
        {
            var id = import.IdOf(goal.First().Goal);
            var seen = await Eventually.SeeAsync(
                async () => KeyResultsOf(await import.GetAsync($"/api/goals/objectives/{id}")),
                keyResults => goal.All(row => keyResults[import.KeyResultOf(row)!.Value].Current == row.Row.Current.Value));
            Assert.All(goal, row =>
            {
                var (start, target) = (row.Indicator.Start.Value!.Value, row.Indicator.TargetValue.Value!.Value);
                var raw = (row.Row.Current.Value!.Value - start) / (target - start);
                var shown = seen[import.KeyResultOf(row)!.Value];
                Assert.Equal(raw, shown.Raw!.Value, precision: 9);
                Assert.Equal(Math.Clamp(raw, 0, 1), shown.Progress!.Value, precision: 9);
            });
        }
    }

    private static void UnusableRowsWereRefusedWithAReason(ApgImport import)
    {
        var reasons = import.Refused().GroupBy(each => Reason(each.Why)).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(
            new Dictionary<string, int> { ["no current value"] = 100, ["no baseline"] = 62, ["no target"] = 33, ["neither"] = 19, ["target equals baseline"] = 3 }.OrderBy(each => each.Key),
            reasons.OrderBy(each => each.Key));
        Assert.Equal(327, import.Reported().Count());
    }

    // By the words of the platform, which name the field.
    private static string Reason(string why) => why switch
    {
        "current value: blank" => "no current value",
        "baseline is required" => "no baseline",
        "target is required" => "no target",
        _ when why.Contains("baseline is required", StringComparison.Ordinal) && why.Contains("target is required", StringComparison.Ordinal) => "neither",
        _ when why.StartsWith("target must differ from the baseline", StringComparison.Ordinal) => "target equals baseline",
        _ => why,
    };

    private static async Task JointGoalsCountOnceAsync(ApgImport import)
    {
        var climate = await import.GetAsync($"/api/goals/objectives/{import.IdOf(Plan.Goals.Single(goal => goal.Key == "apg:184014JPG01"))}");
        Assert.Equal(
            ["Department of State / United States Agency for International Development", "United States Agency for International Development"],
            climate.GetProperty("parents").EnumerateArray().Select(parent => parent.GetProperty("unit").GetProperty("name").GetString()!).Order());

        var all = await import.ListAsync($"/api/goals/objectives?cycle={import.CycleId}&q=Climate%20Change");
        Assert.Single(all, goal => goal.GetProperty("title").GetString()!.StartsWith("Climate Change (Joint", StringComparison.Ordinal));
    }

    private static async Task ProgressReachesTheAgenciesAsync(ApgImport import)
    {
        // From the Python count over the same files, see README.md.
        foreach (var (agency, expected) in new[] { ("doc", 0.381877m), ("usaid", 0.552766m), ("dos", 0.195463m), ("hhs", 0.503110m) })
        {
            var root = import.IdOf(Plan.Goals.Single(goal => goal.Key == $"priority-goals:{agency}"));
            await Eventually.SeeAsync(
                async () => NumberOf(await import.GetAsync($"/api/goals/objectives/{root}"), "progress"),
                progress => progress is { } p && Math.Abs(p - expected) < 0.000001m);
        }

        var withoutNumbers = import.IdOf(Plan.Goals.First(goal => goal.Key.StartsWith("sg:", StringComparison.Ordinal)));
        Assert.Null(NumberOf(await import.GetAsync($"/api/goals/objectives/{withoutNumbers}"), "progress"));
    }

    /// <summary>All that an import could double or lose: objectives with their numbers, and how often somebody checked in.</summary>
    private static async Task<string> EverythingAsync(ApgImport import)
    {
        var goals = await import.ListAsync($"/api/goals/objectives?cycle={import.CycleId}");
        Assert.Equal(567, goals.Count);
        var checkIns = 0;
        foreach (var goal in import.Reported().Select(row => row.Goal).Distinct())
        {
            checkIns += (await import.ListAsync($"/api/checkins?objective={import.IdOf(goal)}")).Count;
        }

        Assert.Equal(122, checkIns);
        return string.Join('\n', goals
            .Select(goal => $"{goal.GetProperty("id").GetGuid()} {goal.GetProperty("version").GetInt64()} {NumberOf(goal, "progress")} {goal.GetProperty("keyResultCount").GetInt32()}")
            .Order(StringComparer.Ordinal));
    }

    private static Dictionary<Guid, Shown> KeyResultsOf(JsonElement objective) => objective.GetProperty("keyResults").EnumerateArray()
        .ToDictionary(keyResult => keyResult.GetProperty("id").GetGuid(), keyResult => new Shown(NumberOf(keyResult, "current"), NumberOf(keyResult, "progress"), NumberOf(keyResult, "raw")));

    private static decimal? NumberOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;

    private sealed record Shown(decimal? Current, decimal? Progress, decimal? Raw);
}
