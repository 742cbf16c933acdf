using FsCheck;
using FsCheck.Fluent;
using Setpoint.Metrics.Domain;
using static Setpoint.Unit.Metrics.Given;

namespace Setpoint.Unit.Metrics;

public sealed class PeriodCalendarTests
{
    [Theory]
    [InlineData("2026-11-15", Cadence.Daily, "2026-11-15", "2026-11-15")]
    [InlineData("2026-11-15", Cadence.Weekly, "2026-11-09", "2026-11-15")] // a Sunday ends its ISO week
    [InlineData("2026-11-16", Cadence.Weekly, "2026-11-16", "2026-11-22")]
    [InlineData("2027-01-02", Cadence.Weekly, "2026-12-28", "2027-01-03")] // week 53 of 2026
    [InlineData("2028-02-29", Cadence.Monthly, "2028-02-01", "2028-02-29")]
    [InlineData("2026-12-31", Cadence.Quarterly, "2026-10-01", "2026-12-31")]
    [InlineData("2026-03-31", Cadence.Quarterly, "2026-01-01", "2026-03-31")]
    public void A_period_is_a_stretch_of_local_days(string day, Cadence cadence, string start, string end)
    {
        var period = Period(day, cadence);

        Assert.Equal(Day(start), period.Start);
        Assert.Equal(Day(end), period.End);
    }

    [Fact]
    public void The_label_is_the_units_own_date()
    {
        var daily = new PeriodCalendar(Cadence.Daily, Amsterdam);

        Assert.Equal(Day("2026-11-10"), daily.PeriodAt(Instant("2026-11-09T23:30:00Z")).Start);
        Assert.Equal(Day("2026-11-09"), daily.PeriodAt(Instant("2026-11-09T22:59:59Z")).Start);
    }

    [Theory]
    [InlineData("2026-03-29", 23)]
    [InlineData("2026-10-25", 25)]
    [InlineData("2026-11-09", 24)]
    public void A_day_has_23_or_25_hours_when_clocks_change(string day, int hours)
    {
        var calendar = new PeriodCalendar(Cadence.Daily, Amsterdam);
        var period = Period(day, Cadence.Daily);

        Assert.Equal(TimeSpan.FromHours(hours), calendar.EndOf(period) - calendar.StartOf(period));
    }

    [Fact]
    public void A_day_whose_midnight_is_skipped_begins_after_the_gap()
    {
        var beirut = new PeriodCalendar(Cadence.Daily, TimeZoneInfo.FindSystemTimeZoneById("Asia/Beirut"));

        Assert.Equal(Instant("2022-03-26T22:00:00Z"), beirut.StartOf(Period("2022-03-27", Cadence.Daily)));
    }

    [Fact]
    public void A_period_is_complete_at_the_first_instant_of_the_next()
    {
        var monthly = new PeriodCalendar(Cadence.Monthly, Amsterdam);
        var october = Period("2026-10-01", Cadence.Monthly);

        Assert.False(monthly.IsComplete(october, Instant("2026-10-31T22:59:59Z")));
        Assert.True(monthly.IsComplete(october, Instant("2026-10-31T23:00:00Z")));
    }

    [Fact]
    public void Every_instant_lies_in_its_period_and_noon_of_a_day_in_that_day() =>
        Prop.ForAll<int, byte, byte>((minutes, zone, cadence) =>
        {
            var calendar = new PeriodCalendar((Cadence)(cadence % 4), s_zones[zone % s_zones.Length]);
            var instant = Instant("2026-06-15T12:00:00Z").AddMinutes(minutes * 37L % 5_000_000);
            var period = calendar.PeriodAt(instant);
            var day = calendar.DayAt(instant);
            return calendar.StartOf(period) <= instant && instant < calendar.EndOf(period)
                && period.Next.Previous == period
                && calendar.DayAt(PeriodCalendar.Noon(day, calendar.Zone)) == day;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_label_survives_a_move_to_a_time_zone_up_to_eleven_hours_away()
    {
        var stored = PeriodCalendar.Noon(Day("2026-11-09"), Amsterdam);

        Assert.Equal(Day("2026-11-09"), new PeriodCalendar(Cadence.Daily, TimeZoneInfo.FindSystemTimeZoneById("America/New_York")).DayAt(stored));
        Assert.Equal(Day("2026-11-09"), new PeriodCalendar(Cadence.Daily, TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo")).DayAt(stored));
    }

    private static readonly TimeZoneInfo[] s_zones =
    [
        TimeZoneInfo.Utc, Amsterdam,
        .. new[] { "America/New_York", "Asia/Beirut", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu" }.Select(TimeZoneInfo.FindSystemTimeZoneById),
    ];
}
