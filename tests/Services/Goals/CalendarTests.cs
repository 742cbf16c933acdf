using Setpoint.Contracts.Metrics;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

/// <summary>Key results on metrics whose periods are those of a named calendar. It is Saturday 15 August 2026, half of the quarter.</summary>
public sealed class CalendarTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    [Fact]
    public async Task A_fiscal_quarter_is_not_behind_and_not_missing_while_it_runs()
    {
        // Quarters end on 31 May and 31 August; of the first one a value is there.
        var metric = await MetricAsync([new(2026, 3, 1), new(2026, 6, 1), new(2026, 9, 1), new(2026, 12, 1)]);
        await goals.Broker.PublishAsync(GoalsFixture.Values(metric, 1, (new DateOnly(2026, 3, 1), 20)));
        var objective = await PublishAsync(new KeyResultRequest("Up", Measure.Metric, 20, 40, MetricId: metric));

        var seen = await SeeAsync(objective, o => o.KeyResults[0].Current == 20);
        Assert.Equal((0m, 0m, Pace.OnTrack), (seen.KeyResults[0].Progress!.Value, seen.KeyResults[0].Expected!.Value, seen.KeyResults[0].Pace));
        await goals.ConsistentAsync();
    }

    [Fact]
    public async Task Thirteen_weeks_of_4_4_5_are_three_periods_and_a_due_one_without_a_value_is_missing()
    {
        // 28 June to 25 July, to 22 August, to 26 September; the first was due on 31 July.
        var metric = await MetricAsync([new(2026, 5, 31), new(2026, 6, 28), new(2026, 7, 26), new(2026, 8, 23), new(2026, 9, 27)]);
        await goals.Broker.PublishAsync(GoalsFixture.Values(metric, 1, (new DateOnly(2026, 5, 31), 20)));
        var objective = await PublishAsync(
            new KeyResultRequest("Up", Measure.Metric, 10, 30, MetricId: metric), new KeyResultRequest("Kept", Measure.Maintain, null, null, MetricId: metric, Low: 15));
        await goals.Broker.PublishAsync(GoalsFixture.Values(metric, 2, (new DateOnly(2026, 5, 31), 20), (new DateOnly(2026, 6, 28), 22)));

        var seen = await SeeAsync(objective, o => o.KeyResults[0].Current == 22);
        Assert.Equal((0.6m, Ratio.Rounded(25m / 92)), (seen.KeyResults[0].Progress!.Value, seen.KeyResults[0].Expected!.Value)); // 1 to 25 July
        var counted = (await goals.Admin.GetAsync<ExplainResponse>($"/api/goals/objectives/{objective}/explain")).Items.Select(i => i.Periods).Single(p => p is not null)!;
        Assert.Equal((3, 1, 0, 1), (counted.Planned, counted.Due, counted.Missing, counted.Reported));
        await goals.ConsistentAsync();

        // Another metric of the same calendar that has nothing newer than June's.
        var late = await MetricAsync(null, await goals.QueryAsync<Guid>("select calendar_id from metric where id = $1", metric));
        await goals.Broker.PublishAsync(GoalsFixture.Values(late, 1, (new DateOnly(2026, 5, 31), 20)));
        var waiting = await PublishAsync(new KeyResultRequest("Up", Measure.Metric, 10, 30, MetricId: late));
        Assert.Equal(Pace.NoData, (await SeeAsync(waiting, o => o.KeyResults[0].Current == 20)).KeyResults[0].Pace);
    }

    [Fact]
    public async Task A_calendar_that_is_told_after_its_metric_moves_what_was_due_by_months()
    {
        var (metric, calendar) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await goals.Broker.PublishAsync(goals.Metric(metric, "calendar") with { CalendarId = calendar });
        await goals.Broker.PublishAsync(GoalsFixture.Values(metric, 1, (new DateOnly(2026, 3, 1), 20)));
        await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from metric_value where metric_id = $1)", metric));
        var objective = await PublishAsync(new KeyResultRequest("Up", Measure.Metric, 20, 40, MetricId: metric));
        await SeeAsync(objective, o => o.KeyResults[0].Pace == Pace.NoData);

        await goals.Broker.PublishAsync(new CalendarEntered(calendar, 1, "Quarters", [new(2026, 3, 1), new(2026, 6, 1), new(2026, 9, 1)]));

        await SeeAsync(objective, o => o.KeyResults[0].Pace == Pace.OnTrack);
        await goals.ConsistentAsync();
    }

    private async Task<Guid> MetricAsync(DateOnly[]? starts, Guid? known = null)
    {
        var (id, calendar) = (Guid.CreateVersion7(), known ?? Guid.CreateVersion7());
        if (starts is not null)
        {
            await goals.Broker.PublishAsync(new CalendarEntered(calendar, 1, "Retail", starts));
        }

        await goals.Broker.PublishAsync(goals.Metric(id, "calendar") with { CalendarId = calendar });
        await Eventually.TrueAsync(() => goals.QueryAsync<bool>(
            "select exists (select 1 from metric m join calendar_period p on p.calendar_id = m.calendar_id where m.id = $1)", id));
        return id;
    }

    private async Task<Guid> PublishAsync(params KeyResultRequest[] keyResults) => (await goals.Admin.PublishAsync(Sample.Objective(
        await goals.QuarterAsync(), goals.Org.Sales, goals.Org.SalesLead, keyResults))).Id;

    private Task<ObjectiveResponse> SeeAsync(Guid objective, Func<ObjectiveResponse, bool> satisfies) =>
        Eventually.SeeAsync(() => goals.Admin.GetAsync(objective), satisfies);
}
