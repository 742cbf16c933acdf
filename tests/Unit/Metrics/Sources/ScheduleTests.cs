using Setpoint.Metrics.Domain.Sources;

namespace Setpoint.Unit.Metrics.Sources;

public sealed class ScheduleTests
{
    [Theory]
    [InlineData(15, IntervalUnit.Minutes, "2026-11-21T12:00:00Z", "2026-11-21T12:00:04Z", "2026-11-21T12:15:00Z")]
    [InlineData(2, IntervalUnit.Hours, "2026-11-21T12:00:00Z", "2026-11-21T12:00:04Z", "2026-11-21T14:00:00Z")]
    [InlineData(1, IntervalUnit.Minutes, "2026-11-21T12:00:00Z", "2026-11-21T12:00:59Z", "2026-11-21T12:01:00Z")]
    public void An_interval_counts_from_what_was_planned_and_does_not_drift(int every, IntervalUnit unit, string planned, string now, string next) =>
        Assert.Equal(Given.Instant(next), Next(new(every, unit, null), planned, now));

    [Fact]
    public void What_was_missed_is_not_made_up_for() =>
        Assert.Equal(Given.Instant("2026-11-21T15:15:00Z"), Next(new(15, IntervalUnit.Minutes, null), "2026-11-21T12:00:00Z", "2026-11-21T15:00:01Z"));

    [Fact]
    public void A_run_by_hand_before_the_planned_one_leaves_the_plan() =>
        Assert.Equal(Given.Instant("2026-11-21T12:15:00Z"), Next(new(15, IntervalUnit.Minutes, null), "2026-11-21T12:15:00Z", "2026-11-21T12:07:00Z"));

    [Fact]
    public void A_success_ends_the_wait_of_a_back_off() =>
        Assert.Equal(Given.Instant("2026-11-21T12:20:00Z"), Next(new(15, IntervalUnit.Minutes, null), "2026-11-21T17:00:00Z", "2026-11-21T12:05:00Z"));

    [Theory]
    [InlineData("2026-11-21T04:59:00Z", "2026-11-21T05:00:00Z")]
    [InlineData("2026-11-21T05:00:00Z", "2026-11-22T05:00:00Z")]
    [InlineData("2026-07-01T12:00:00Z", "2026-07-02T04:00:00Z")]
    public void Daily_is_an_hour_of_the_units_time_zone(string now, string next) =>
        Assert.Equal(Given.Instant(next), Next(new(null, null, 6), now, now));

    /// <summary>In Amsterdam 29 March 2026 has no 2 o'clock (03:00 is 01:00 UTC), and 25 October has two (00:00 and 01:00 UTC).</summary>
    [Theory]
    [InlineData("2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("2026-03-29T01:00:00Z", "2026-03-30T00:00:00Z")]
    [InlineData("2026-10-24T12:00:00Z", "2026-10-25T00:00:00Z")]
    [InlineData("2026-10-25T00:00:00Z", "2026-10-26T01:00:00Z")]
    public void A_change_of_clocks_neither_skips_a_day_nor_runs_it_twice(string now, string next) =>
        Assert.Equal(Given.Instant(next), Next(new(null, null, 2), now, now));

    [Fact]
    public void Every_local_day_of_two_years_has_one_run()
    {
        for (var hour = 0; hour < 24; hour++)
        {
            var schedule = new SourceSchedule(null, null, hour);
            var at = Given.Instant("2026-01-01T12:00:00Z");
            var day = Local(at);
            for (var i = 0; i < 730; i++)
            {
                at = schedule.Next(at, at, Given.Amsterdam);
                var next = Local(at);
                Assert.True(next == day.AddDays(1) || (i == 0 && next == day), $"{hour}: {day} then {next}");
                day = next;
            }
        }
    }

    [Theory]
    [InlineData(null, null, null, "schedule")]
    [InlineData(5, IntervalUnit.Minutes, 6, "schedule")]
    [InlineData(5, null, null, "schedule.unit")]
    [InlineData(0, IntervalUnit.Minutes, null, "schedule.every")]
    [InlineData(169, IntervalUnit.Hours, null, "schedule.every")]
    [InlineData(null, null, 24, "schedule.dailyAt")]
    public void A_schedule_that_cannot_be_is_refused_by_field(int? every, IntervalUnit? unit, int? dailyAt, string field) =>
        Assert.Equal(field, new SourceSchedule(every, unit, dailyAt).Fault()?.Field);

    [Fact]
    public void Back_off_doubles_from_a_minute_to_six_hours()
    {
        double[] least = [1, 2, 4, 8, 16, 32, 64, 128, 180, 180];
        for (var i = 0; i < least.Length; i++)
        {
            Assert.Equal(TimeSpan.FromMinutes(least[i]), BackOff.After(i + 1, 0));
            Assert.Equal(TimeSpan.FromMinutes(least[i] * 1.5), BackOff.After(i + 1, 0.5));
        }

        Assert.Equal(TimeSpan.FromHours(3), BackOff.After(int.MaxValue, 0));
        Assert.True(BackOff.After(int.MaxValue, 0.999999) < TimeSpan.FromHours(6));
    }

    private static DateOnly Local(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Given.Amsterdam).DateTime);

    private static DateTimeOffset Next(SourceSchedule schedule, string planned, string now) =>
        schedule.Next(Given.Instant(planned), Given.Instant(now), Given.Amsterdam);
}
