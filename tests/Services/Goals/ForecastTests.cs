using Setpoint.Contracts.CheckIns;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Http;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

/// <summary>Where key results are going, and where belief and numbers disagree.</summary>
public sealed class ForecastTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    [Fact]
    public async Task A_metric_is_carried_on_from_before_the_window_to_its_end()
    {
        var metric = await goals.MetricAsync();

        // 4.0 in the week of 15 June to 5.4 in that of 3 August, whose Sunday is 52 days before 30 September.
        await goals.Broker.PublishAsync(GoalsFixture.Values(metric, 1, [.. Enumerable.Range(0, 8).Select(w => (new DateOnly(2026, 6, 15).AddDays(7 * w), (decimal?)(4 + (0.2m * w))))]));
        await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from metric_value where metric_id = $1)", metric));
        var objective = await goals.Admin.PublishAsync(Sample.Objective(
            await goals.QuarterAsync(), goals.Org.Sales, goals.Org.SalesLead,
            [Sample.OnMetric(metric, 4, 7), Sample.Number(), new("Kept", Measure.Maintain, null, null, MetricId: metric, Low: 3), Sample.OnMetric(metric, 4, 7) with { End = new(2026, 8, 14) }]));

        var forecast = await ForecastAsync(objective.Id);

        Assert.Equal(
            [ForecastVerdict.Projected, ForecastVerdict.TooFewPoints, ForecastVerdict.NoLine, ForecastVerdict.Ended], forecast.KeyResults.Select(k => k.Verdict));
        var first = forecast.KeyResults[0];
        Assert.Equal((8, new DateOnly(2026, 9, 30), 0.2m), (first.Points, first.At, first.SlopePerWeek!.Value));
        Assert.Equal((decimal.Round(5.4m + (0.2m * 52 / 7), 6), 0.1265m), (decimal.Round(first.Value!.Value, 6), first.Probability!.Value)); // 6.886, the target 1.14 deviations above
        Assert.Null(forecast.KeyResults[1].Probability);
        Assert.Equal(8, forecast.LeastPoints);
    }

    [Fact]
    public async Task The_list_finds_where_belief_and_numbers_disagree()
    {
        var cycle = await goals.QuarterAsync();
        var (confident, doubtful) = (await BelievedAsync(1, 0.7m), await BelievedAsync(12 * 0.48m, 0.4m));
        var (modest, calm) = (await BelievedAsync(1, 0.6m), await BelievedAsync(12 * 0.48m, 0.5m));
        foreach (var (id, disagreement) in new[]
        {
            (confident, Disagreement.ConfidentButBehind), (doubtful, Disagreement.DoubtfulButOnTrack), (modest, (Disagreement?)null), (calm, null),
        })
        {
            await Eventually.SeeAsync(() => goals.Admin.GetAsync(id), o => o.Progress is not null && o.Confidence is not null && o.Disagreement == disagreement);
        }

        Assert.Equal([confident], await IdsAsync("confident"));
        Assert.Equal([doubtful], await IdsAsync("Doubtful"));
        var (status, _, fields) = await GoalsClient.ProblemAsync(goals.Admin.Http.GetAsync("/api/goals/objectives?disagrees=no"));
        Assert.Equal((422, "disagrees"), (status, fields[0]));

        async Task<List<Guid>> IdsAsync(string word)
        {
            var page = await goals.Admin.GetAsync<Page<ObjectiveSummary>>($"/api/goals/objectives?cycle={cycle.Id}&owner={goals.Org.Seller}&disagrees={word}");
            return [.. page.Items.Select(i => i.Id)];
        }
    }

    private Task<ForecastResponse> ForecastAsync(Guid objective) => goals.Admin.GetAsync<ForecastResponse>($"/api/goals/objectives/{objective}/forecast");

    /// <summary>A committed objective with a value and a belief; 0.44 of it was due on the latest Monday.</summary>
    private async Task<Guid> BelievedAsync(decimal value, decimal confidence)
    {
        var objective = await goals.Admin.PublishAsync(Sample.Objective(await goals.QuarterAsync(), goals.Org.InsideSales, goals.Org.Seller));
        await goals.Broker.PublishAsync(new CheckInSubmitted(
            Guid.CreateVersion7(), 1, objective.Id, objective.Owner.Id, new(2026, 8, 10, 9, 0, 0, TimeSpan.Zero), confidence,
            [new(objective.KeyResults[0].Id, value, null)]));
        return objective.Id;
    }
}
