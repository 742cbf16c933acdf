using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using Setpoint.Goals.Features.Files;

namespace Setpoint.Services.Tests.Goals;

/// <summary>The Agency Priority Goals of the United States, as published, in one file: every row computes or is explained.</summary>
public sealed class PriorityGoalsTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    private const string Header = "type,external_key,cycle,unit,owner,title,why,kind,measure,baseline,target";

    /// <summary>
    /// Counted by another program: 460 goals; 198 different indicators of them, 36 without a baseline or target that is a number,
    /// or with both the same.
    /// </summary>
    [Fact]
    public async Task Every_row_of_the_priority_goals_becomes_a_goal_or_is_explained_and_the_file_can_be_sent_again()
    {
        var cycle = await goals.Admin.PlanAsync("FY2022 to FY2023", new(2021, 10, 1), new(2023, 9, 30));
        var file = await FileAsync(cycle.Id);

        var receipt = await ImportAsync(file, "?bestEffort=true");
        Assert.Equal((460, 0, 36, 658), (receipt.Created, receipt.Unchanged, receipt.Rejected, receipt.Rows));
        Assert.All(receipt.Errors, e => Assert.Contains(e.Column, new[] { "baseline", "target" }));
        Assert.Equal(36, receipt.Errors.DistinctBy(e => e.Line).Count());
        Assert.Equal(162, await goals.QueryAsync<long>("select count(*) from key_result k join objective o on o.id = k.objective_id where o.cycle_id = $1", cycle.Id));

        var again = await ImportAsync(file, "?bestEffort=true");
        Assert.Equal((0, 460, 36), (again.Created, again.Unchanged, again.Rejected));
        await goals.ConsistentAsync();
    }

    private async Task<ImportReceipt> ImportAsync(string file, string query)
    {
        // Hundreds of objectives one by one, beside everything else that runs here.
        using var client = goals.As(goals.Org.Admin);
        client.Timeout = TimeSpan.FromMinutes(5);
        using var body = new StringContent(file, Encoding.UTF8, "text/csv");
        using var response = await client.PostAsync($"/api/goals/import{query}", body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<ImportReceipt>(GoalsFixture.Json))!;
    }

    private async Task<string> FileAsync(Guid cycle)
    {
        var file = new StringBuilder(Header).Append('\n');
        await foreach (var goal in RowsAsync("goals.csv"))
        {
            var name = goal("goal_name").Length > 0 ? goal("goal_name") : goal("goal_description");
            Line(file, "objective", $"{goal("goal_type")}:{goal("goal_id")}", cycle, "sales", $"{goals.Org.SalesLead:N}@example.com", Short(name, 300), Short(goal("goal_description"), 4000), "committed", "", "", "");
        }

        var indicators = new HashSet<(string, string, string, string)>();
        await foreach (var row in RowsAsync("key_result_checkins.csv"))
        {
            var title = Short((row("indicator").Trim() is { Length: > 0 } indicator ? indicator : row("target")).Trim(), 300);
            if (indicators.Add((row("related_goal_id"), title, row("value_start"), row("value_target"))))
            {
                Line(file, "key-result", $"APG:{row("related_goal_id")}", "", "", "", title, "", "", "number", row("value_start"), row("value_target"));
            }
        }

        return file.ToString();
    }

    private static async IAsyncEnumerable<Func<string, string>> RowsAsync(string name, [CallerFilePath] string testFile = "")
    {
        await using var stream = File.OpenRead(Path.Combine(Path.GetDirectoryName(testFile)!, "../../EndToEnd/Apg/data", name));
        await using var csv = CsvReader.Create(stream, CsvReaderOptions.Default, leaveOpen: true);
        await csv.ReadHeaderAsync(default);
        var headers = csv.Headers.Select(h => h.Trim('\uFEFF')).ToList();
        while (await csv.ReadAsync(default))
        {
            yield return column => csv.GetString(headers.IndexOf(column)) ?? "";
        }
    }

    private static string Short(string text, int most) => text.Length <= most ? text : text[..most];

    private static void Line(StringBuilder file, params object[] cells) =>
        file.AppendJoin(',', cells.Select(c => $"\"{c.ToString()!.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append('\n');
}
