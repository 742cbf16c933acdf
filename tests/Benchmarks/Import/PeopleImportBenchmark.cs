using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Setpoint.Benchmarks.Staging;
using Setpoint.Directory.Data;
using Setpoint.Goals.Data;
using Setpoint.Testing.Services;

namespace Setpoint.Benchmarks.Import;

/// <summary>
/// A company of 50,000 people in 2,000 teams from two files through the gateway, while nobody waits; until the last event
/// has left and another service mirrors everybody. Then the same file again, and as a dry run.
/// </summary>
internal sealed class PeopleImportBenchmark(Stage stage, int people)
{
    private const int Teams = 2_000;
    private const double MostSeconds = 60;
    private const double MostMegabytes = 400;

    // As a client would: asking all the time would measure the asking.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    public static async Task<int> RunAsync(string[] args)
    {
        var people = args is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 50_000;
        await using var stage = await Stage.StartAsync(("directory", typeof(DirectoryDb)), ("goals", typeof(GoalsDb)));
        return await new PeopleImportBenchmark(stage, people).RunAsync() ? 0 : 1;
    }

    private async Task<bool> RunAsync()
    {
        Say($"memory of the service before anything was sent: {stage.Process("directory").Megabytes():0} MB");
        await ImportAsync("units", "units", UnitsFile());
        var file = PeopleFile();
        var (seconds, receipt) = await ImportAsync("people, new", "people", file);
        var watch = Stopwatch.StartNew();
        await stage.OutboxIsEmptyAsync("directory");
        Say($"the last event had left {watch.Elapsed.TotalSeconds:0.0} s after that");
        await Eventually.TrueAsync(
            async () => await stage.QueryAsync<long>("goals", "select count(*) from person") >= people, TimeSpan.FromMinutes(5));
        Say($"another service mirrors everybody {watch.Elapsed.TotalSeconds:0.0} s after that");
        var (again, unchanged) = await ImportAsync("people, the same again", "people", file);
        await ImportAsync("people, a dry run", "people?dryRun=true", file);
        var memory = stage.Process("directory").PeakMegabytes();
        Say($"{people} people: {seconds:0.0} s (at most {MostSeconds}), again {again:0.0} s, peak memory of the service {memory:0} MB (at most {MostMegabytes})");
        return seconds <= MostSeconds && memory <= MostMegabytes && (int)receipt["created"]! == people && (int)unchanged["unchanged"]! == people;
    }

    private async Task<(double Seconds, JsonNode Receipt)> ImportAsync(string what, string target, string file)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/directory/imports/{target}")
        {
            Content = new StringContent(file, Encoding.UTF8, "text/csv"),
            Headers = { { "Prefer", "respond-async" } },
        };
        var watch = Stopwatch.StartNew();
        using var answer = await stage.Client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var staged = watch.Elapsed.TotalSeconds;
        var done = await DoneAsync(answer.Headers.Location!);
        var receipt = done["receipt"] ?? throw new InvalidOperationException($"{what}: {done}");
        Say($"{what}: staged after {staged:0.0} s, done after {watch.Elapsed.TotalSeconds:0.0} s: "
            + $"{receipt["created"]} created, {receipt["updated"]} updated, {receipt["unchanged"]} unchanged, {receipt["rejected"]} rejected; "
            + $"{stage.Process("directory").Megabytes():0} MB, peak {stage.Process("directory").PeakMegabytes():0} MB");
        return (watch.Elapsed.TotalSeconds, receipt);
    }

    private async Task<JsonNode> DoneAsync(Uri address)
    {
        while (true)
        {
            var import = (await stage.Client.GetFromJsonAsync<JsonNode>(address))!;
            if ((string?)import["state"] is "done" or "failed")
            {
                return import;
            }

            await Task.Delay(s_pause);
        }
    }

    private static string UnitsFile() => "slug,name,kind,parent,time_zone\n" + string.Concat(
        Enumerable.Range(0, Teams).Select(t => $"team-{t},Team {t},{(t < 40 ? "department" : "team")},{(t < 40 ? "acme" : $"team-{t % 40}")},Europe/Amsterdam\n"));

    /// <summary>Everybody has a team and a manager, who may stand later; every tenth holds a role that ends.</summary>
    private string PeopleFile() => "email,name,units,manager_email,roles,locale,time_zone,active\n" + string.Concat(
        Enumerable.Range(0, people).Select(p =>
            $"person{p}@acme.example,Person {p},team-{p % Teams},person{(p * 7 + 3) % people}@acme.example,team-{p % Teams}:{(p % 10 == 0 ? "lead@2027-12-31" : "member")},nl,Europe/Amsterdam,yes\n"));

    private static void Say(string text) => Console.WriteLine(text);
}
