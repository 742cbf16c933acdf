using System.Globalization;
using Setpoint.CheckIns.Domain;

namespace Setpoint.Unit.CheckIns;

public sealed class RhythmTests
{
    [Theory]
    [InlineData("2026-11-22T12:00:00Z", "Europe/Amsterdam", "2026-11-15T23:00:00Z", "2026-11-20T15:00:00Z")] // Sunday belongs to the week before
    [InlineData("2026-11-22T23:30:00Z", "Europe/Amsterdam", "2026-11-22T23:00:00Z", "2026-11-27T15:00:00Z")] // already Monday there
    [InlineData("2026-11-23T03:00:00Z", "America/New_York", "2026-11-16T05:00:00Z", "2026-11-20T21:00:00Z")] // still Sunday there
    [InlineData("2026-10-26T08:00:00Z", "Europe/Amsterdam", "2026-10-25T23:00:00Z", "2026-10-30T15:00:00Z")] // the day after summer time
    public void The_week_begins_on_the_persons_own_monday_and_asks_by_friday_afternoon(string now, string zone, string monday, string due)
    {
        var week = Rhythm.At(Instant(now), TimeZoneInfo.FindSystemTimeZoneById(zone), 1, DayOfWeek.Friday);

        Assert.Equal(Instant(monday), week.Start);
        Assert.Equal(Instant(due), week.Due);
    }

    [Fact]
    public void A_check_in_is_due_when_the_last_one_is_from_before_monday()
    {
        var week = Rhythm.At(Instant("2026-11-20T09:00:00Z"), TimeZoneInfo.Utc, 1, DayOfWeek.Friday);

        Assert.True(week.IsDueAfter(null));
        Assert.True(week.IsDueAfter(Instant("2026-11-15T23:59:59Z")));
        Assert.False(week.IsDueAfter(Instant("2026-11-16T00:00:00Z")));
    }

    // Weeks are counted from Monday 1 January 2024. 9 November 2026 is day 1,043 after it, the 149th week: the second of a pair began on 2 November.
    [Theory]
    [InlineData(2, "2026-11-02T00:00:00Z", "2026-11-13T16:00:00Z", "2026-11-10T09:00:00Z", DayOfWeek.Friday)]
    [InlineData(2, "2026-11-16T00:00:00Z", "2026-11-24T16:00:00Z", "2026-11-20T09:00:00Z", DayOfWeek.Tuesday)]
    [InlineData(1, "2026-11-16T00:00:00Z", "2026-11-22T16:00:00Z", "2026-11-16T00:00:00Z", DayOfWeek.Sunday)]
    [InlineData(8, "2026-10-05T00:00:00Z", "2026-11-23T16:00:00Z", "2026-11-20T09:00:00Z", DayOfWeek.Monday)]
    public void Several_weeks_ask_once_in_the_last_of_them(int weeks, string start, string due, string now, DayOfWeek day)
    {
        var rhythm = Rhythm.At(Instant(now), TimeZoneInfo.Utc, weeks, day);

        Assert.Equal((Instant(start), Instant(due)), (rhythm.Start, rhythm.Due));
    }

    [Fact]
    public void A_day_whose_midnight_a_clock_skips_begins_at_the_end_of_the_gap()
    {
        // Beirut moved its clocks from 00:00 to 01:00 on 26 March 2022 (a Saturday's end).
        var beirut = TimeZoneInfo.FindSystemTimeZoneById("Asia/Beirut");

        Assert.Equal(Instant("2022-03-26T22:00:00Z"), LocalTime.StartOfDay(new DateOnly(2022, 3, 27), beirut));
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
