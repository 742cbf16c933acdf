using System.Net;
using System.Text.Json.Nodes;
using Setpoint.Contracts.Goals;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Metrics;

/// <summary>The clock stands at Saturday 21 November 2026; the week began on Monday the 16th. A class of its own, because all KPIs of a unit count.</summary>
public sealed class SummaryTests(MetricsFixture metrics) : IClassFixture<MetricsFixture>
{
    [Fact]
    public async Task Summary_board_and_scorecard_say_what_changed_what_matters_and_which_objectives_work_on_it()
    {
        var turned = await DefineAsync("Turned red", "2026-11-20", 97, 97, 97, 97, 97, 88, 87);
        var steady = await DefineAsync("Steady", "2026-11-20", 97, 97, 97, 97, 97, 97, 97);
        var late = await DefineAsync("Late", "2026-11-17", 97, 97);
        await metrics.SeeAsync(turned, m => (string?)m["health"] == "red");
        await metrics.SeeAsync(late, m => (bool?)m["stale"] == true);
        await metrics.SeeAsync(steady, m => (string?)m["health"] == "green");

        var summary = await metrics.GetAsync("/api/metrics/summary?unit=sales");
        Assert.Equal(("2026-11-16", 3), ((string)summary["since"]!, (int)summary["total"]!));
        Assert.Equal(
            ["1 of 3 KPIs turned red since Monday 16 November: Turned red (87.0%, −10.0%).", "1 of 3 KPIs waits for a value that is due: Late."],
            summary["sentences"]!.AsArray().Select(s => (string)s!));
        Assert.Equal(["Turned red", "Late"], summary["items"]!.AsArray().Select(i => (string)i!["name"]!));
        Assert.Equal((97m, 87m, false), ((decimal)summary["items"]![0]!["before"]!, (decimal)summary["items"]![0]!["now"]!, (bool)summary["items"]![0]!["better"]!));
        Assert.Equal(
            ["None of 3 KPIs turned since Friday 20 November: 2 green, 1 red.", "1 of 3 KPIs waits for a value that is due: Late."],
            (await metrics.GetAsync("/api/metrics/summary?unit=sales&since=2026-11-20"))["sentences"]!.AsArray().Select(s => (string)s!));
        using var lead = metrics.Lead;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await lead.GetAsync("/api/metrics/summary?unit=sales&since=2027-01-01")).StatusCode);

        await BoardAsync(steady);
        await ObjectivesAsync(turned);
    }

    /// <summary>What somebody tagged for the board comes in, however green it is.</summary>
    private async Task BoardAsync(JsonObject tagged)
    {
        await metrics.ReplaceAsync(tagged, m => m["tags"] = new JsonArray("board"));
        foreach (var number in Enumerable.Range(1, 8))
        {
            var red = await DefineAsync($"Red {number}", "2026-11-20", 80, 80);
            await metrics.SeeAsync(red, m => (string?)m["health"] == "red");
        }

        var board = (await metrics.GetAsync("/api/metrics/scorecard?unit=sales&board=true"))["items"]!.AsArray().Select(i => (string)i!["name"]!).ToList();
        Assert.Equal(["Red 1", "Red 2", "Red 3", "Red 4", "Red 5", "Red 6", "Red 7", "Steady"], board);
    }

    private async Task ObjectivesAsync(JsonObject metric)
    {
        var (open, hidden, over) = (Objective(metric, "public", "published"), Objective(metric, "private", "published"), Objective(metric, "public", "graded"));
        foreach (var objective in new[] { open, hidden, over })
        {
            await metrics.Broker.PublishAsync(objective);
        }

        await Eventually.TrueAsync(async () => await metrics.QueryAsync<long>("select count(*) from metric_objective") == 3);
        Assert.Equal(new[] { open.Id, hidden.Id }.Order(), await WorkingOnAsync(metric, metrics.Org.SalesLead));
        Assert.Equal([open.Id], await WorkingOnAsync(metric, metrics.Org.Viewer));
    }

    private async Task<IEnumerable<Guid>> WorkingOnAsync(JsonObject metric, Guid person)
    {
        var scorecard = await metrics.GetAsync("/api/metrics/scorecard?unit=sales", person);
        return scorecard["items"]!.AsArray().Single(i => (string?)i!["id"] == (string?)metric["id"])!["objectives"]!.AsArray()
            .Select(o => (Guid)o!["objectiveId"]!).Order();
    }

    private ObjectiveChanged Objective(JsonObject metric, string visibility, string lifecycle) => new(
        Guid.CreateVersion7(), 1, Guid.NewGuid(), metrics.Org.Sales, metrics.Org.Admin, "committed", visibility, lifecycle,
        new DateOnly(2026, 10, 1), new DateOnly(2026, 12, 31), visibility == "public" ? "Deliver on the day" : null, [],
        [new KeyResultState(Guid.CreateVersion7(), "metric", metrics.Org.Admin, (Guid)metric["id"]!, 1, 90, 97, "%", 1, null)]);

    private async Task<JsonObject> DefineAsync(string name, string lastDay, params decimal?[] values)
    {
        var metric = await metrics.DefineAsync(k => k["name"] = name);

        // It has been watched for some time, so that a missing value is a late one.
        await metrics.QueryAsync<object>("update metric set active_since = '2026-11-01' where id = $1 returning 1", (Guid)metric["id"]!);
        await metrics.PostDaysAsync(metric, lastDay, values);
        return metric;
    }
}
