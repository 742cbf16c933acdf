using Setpoint.Metrics.Domain;
using static Setpoint.Unit.Metrics.Given;

namespace Setpoint.Unit.Metrics;

public sealed class HeadlineTests
{
    private static readonly PeriodCalendar s_monthly = new(Cadence.Monthly, Amsterdam);
    private static readonly DateTimeOffset s_activated = Instant("2026-01-05T09:00:00Z");

    [Fact]
    public void October_stays_amber_when_the_threshold_is_lowered_in_november_and_the_headline_turns_green()
    {
        var history = new ThresholdHistory(
        [
            new ThresholdRevision(Instant("2026-01-05T09:00:00Z"), Direction.Higher, new ThresholdBounds(Green: 99.5m, Amber: 99.0m)),
            new ThresholdRevision(Instant("2026-11-12T09:00:00Z"), Direction.Higher, new ThresholdBounds(Green: 99.0m, Amber: 98.5m)),
        ]);
        var october = Period("2026-10-01", Cadence.Monthly);

        Assert.Equal(Health.Amber, history.JudgeAt(s_monthly.EndOf(october), 99.2m));
        Assert.Equal(Health.Green, history.JudgeNow(99.2m));
    }

    [Fact]
    public void The_first_thresholds_also_judge_what_came_before_them()
    {
        var history = new ThresholdHistory(
            [new ThresholdRevision(Instant("2026-11-12T09:00:00Z"), Direction.Higher, new ThresholdBounds(Green: 99.5m, Amber: 99.0m))]);

        Assert.Equal(Health.Red, history.JudgeAt(Instant("2025-01-31T23:00:00Z"), 98m));
    }

    [Fact]
    public void A_change_at_the_very_end_of_a_period_counts_for_the_next()
    {
        var end = Instant("2026-10-31T23:00:00Z");
        var history = new ThresholdHistory(
        [
            new ThresholdRevision(Instant("2026-01-01T00:00:00Z"), Direction.Higher, new ThresholdBounds(Green: 99.5m, Amber: 99.0m)),
            new ThresholdRevision(end, Direction.Higher, null),
        ]);

        Assert.Equal(Health.Amber, history.JudgeAt(end, 99.2m));
        Assert.Equal(Health.NotSet, history.JudgeNow(99.2m));
    }

    [Fact]
    public void The_headline_is_the_latest_complete_period_not_the_running_one()
    {
        var headline = At("2026-11-21T20:00:00Z", ("2026-11-01", 90m), ("2026-10-01", 99.6m), ("2026-09-01", 99.7m));

        Assert.Equal(Day("2026-10-01"), headline.Latest?.Start);
        Assert.Equal(99.6m, headline.Value);
        Assert.Equal(Health.Green, headline.Health);
        Assert.False(headline.Stale);
        Assert.Equal(Instant("2026-11-30T23:00:00Z"), headline.Next);
    }

    [Fact]
    public void A_due_value_that_is_missing_makes_it_stale_beside_its_last_health()
    {
        var headline = At("2026-11-08T00:00:00Z", ("2026-09-01", 98m));

        Assert.True(headline.Stale);
        Assert.Equal(Health.Red, headline.Health);
        Assert.Equal(Instant("2026-11-07T03:48:00Z"), headline.Freshness?.Due); // 31 October's end and 6.2 days
    }

    [Fact]
    public void It_is_looked_at_again_when_the_next_value_becomes_overdue()
    {
        var headline = At("2026-11-02T00:00:00Z", ("2026-09-01", 98m));

        Assert.Equal(Instant("2026-11-07T03:48:00Z"), headline.Next);
    }

    [Fact]
    public void A_draft_is_never_stale()
    {
        var headline = Headline.Of([], new ThresholdHistory([]), s_monthly, null, Instant("2026-11-21T20:00:00Z"));

        Assert.False(headline.Stale);
        Assert.Null(headline.Freshness);
        Assert.Equal(Health.NotSet, headline.Health);
    }

    [Theory]
    [InlineData(Health.Green, Health.Red, "", "R", "")]
    [InlineData(Health.Amber, Health.Red, "A", "R", "")]
    [InlineData(Health.Red, Health.Amber, "AR", "", "R")]
    [InlineData(Health.Red, Health.Green, "AR", "", "AR")]
    [InlineData(Health.Red, Health.Red, "R", "", "")]
    [InlineData(Health.Green, Health.Red, "R", "", "")] // already open: a repeated evaluation opens nothing
    public void A_worse_confirmed_health_opens_one_alert_and_a_better_one_closes_those_above_it(
        Health before, Health after, string open, string opens, string closes)
    {
        var decision = AlertDecision.Of(before, after, [.. Judged(open)]);

        Assert.Equal(Judged(opens), decision.Opens is { } health ? [health] : []);
        Assert.Equal(Judged(closes), decision.Closes);
    }

    private static Headline At(string now, params (string Day, decimal Value)[] values)
    {
        var history = new ThresholdHistory([new ThresholdRevision(s_activated, Direction.Higher, PayrollAccuracy.Bounds)]);
        var recent = values.Select(v =>
        {
            var period = Period(v.Day, Cadence.Monthly);
            return new JudgedPeriod(period, v.Value, history.JudgeAt(s_monthly.EndOf(period), v.Value));
        });
        return Headline.Of([.. recent], history, s_monthly, s_activated, Instant(now));
    }
}
