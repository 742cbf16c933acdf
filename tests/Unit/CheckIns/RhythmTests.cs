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
        var week = Rhythm.At(Instant(now), TimeZoneInfo.FindSystemTimeZoneById(zone), new(), []);

        Assert.Equal(Instant(monday), week.Start);
        Assert.Equal(Instant(due), week.Due);
    }

    [Fact]
    public void A_check_in_is_due_when_the_last_one_is_from_before_monday()
    {
        var week = Rhythm.At(Instant("2026-11-20T09:00:00Z"), TimeZoneInfo.Utc, new(), []);

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
        var rhythm = Rhythm.At(Instant(now), TimeZoneInfo.Utc, new(weeks, day), []);

        Assert.Equal((Instant(start), Instant(due)), (rhythm.Start, rhythm.Due));
    }

    [Fact]
    public void A_day_whose_midnight_a_clock_skips_begins_at_the_end_of_the_gap()
    {
        // Beirut moved its clocks from 00:00 to 01:00 on 26 March 2022 (a Saturday's end).
        var beirut = TimeZoneInfo.FindSystemTimeZoneById("Asia/Beirut");

        Assert.Equal(Instant("2022-03-26T22:00:00Z"), LocalTime.StartOfDay(new DateOnly(2022, 3, 27), beirut));
    }

    [Theory]
    [InlineData("2026-11-20T15:59:59Z", null, RhythmState.Due)]
    [InlineData("2026-11-20T16:00:00Z", null, RhythmState.Due)]
    [InlineData("2026-11-20T16:00:01Z", null, RhythmState.Overdue)]
    [InlineData("2026-11-23T00:00:00Z", null, RhythmState.Overdue)] // 56 hours after Friday 16:00
    [InlineData("2026-11-23T00:00:01Z", null, RhythmState.Missed)]
    [InlineData("2026-11-30T00:00:00Z", "2026-11-20T16:00:00Z", RhythmState.OnTime)]
    [InlineData("2026-11-30T00:00:00Z", "2026-11-20T16:00:01Z", RhythmState.Late)]
    [InlineData("2026-11-30T00:00:00Z", "2026-11-23T00:00:00Z", RhythmState.Late)]
    [InlineData("2026-11-30T00:00:00Z", "2026-11-23T00:00:01Z", RhythmState.Missed)] // said of last week, too late
    public void On_time_until_the_hour_late_within_the_grace_then_missed(string now, string? said, RhythmState state)
    {
        var turn = Rhythm.At(Instant("2026-11-18T09:00:00Z"), TimeZoneInfo.Utc, new(), []);

        Assert.Equal(state, turn.StateAt(Instant(now), said is null ? null : Instant(said)));
    }

    [Fact]
    public void A_holiday_asks_on_the_day_before_it_and_a_week_of_them_asks_nothing()
    {
        // Christmas 2026 is a Friday, and 24 December off as well: Wednesday 23.
        DayRange[] christmas = [new(new(2026, 12, 25), new(2026, 12, 26)), new(new(2026, 12, 24), new(2026, 12, 24))];
        var turn = Rhythm.At(Instant("2026-12-22T09:00:00Z"), Given.Amsterdam, new(), christmas);
        Assert.Equal((new DateOnly(2026, 12, 23), Instant("2026-12-23T15:00:00Z")), (turn.Day!.Value, turn.Due!.Value));

        var off = Rhythm.At(Instant("2026-12-22T09:00:00Z"), Given.Amsterdam, new(), [new(new(2026, 12, 21), new(2026, 12, 27))]);
        Assert.Null(off.Due);
        Assert.Equal(RhythmState.Skipped, off.StateAt(Instant("2027-01-01T00:00:00Z"), null));
        Assert.Equal(RhythmState.OnTime, off.StateAt(Instant("2027-01-01T00:00:00Z"), Instant("2026-12-27T10:00:00Z")));
    }

    [Fact]
    public void Nobody_is_asked_on_a_day_they_are_away_and_what_they_say_all_the_same_is_on_time()
    {
        var turn = Rhythm.At(Instant("2026-11-18T09:00:00Z"), TimeZoneInfo.Utc, new(), []);

        Assert.Equal(RhythmState.Skipped, turn.StateAt(Instant("2026-11-30T00:00:00Z"), null, away: true));
        Assert.Equal(RhythmState.OnTime, turn.StateAt(Instant("2026-11-30T00:00:00Z"), Instant("2026-11-22T10:00:00Z"), away: true));
    }

    // Clocks go back on Sunday 25 October 2026 in Amsterdam and on Sunday 1 November in New York; forward on 28 March 2027 in Amsterdam.
    [Theory]
    [InlineData("Europe/Amsterdam", "2026-10-23T09:00:00Z", 4, "2026-10-23T14:00:00Z", "2026-10-23T10:00:00Z", "2026-10-25T22:00:00Z")]
    [InlineData("Europe/Amsterdam", "2026-10-30T09:00:00Z", 4, "2026-10-30T15:00:00Z", "2026-10-30T11:00:00Z", "2026-11-01T23:00:00Z")]
    [InlineData("America/New_York", "2026-11-06T09:00:00Z", 4, "2026-11-06T21:00:00Z", "2026-11-06T17:00:00Z", "2026-11-09T05:00:00Z")]
    [InlineData("Pacific/Kiritimati", "2026-11-18T09:00:00Z", 4, "2026-11-20T02:00:00Z", "2026-11-19T22:00:00Z", "2026-11-22T10:00:00Z")] // +14
    [InlineData("Pacific/Pago_Pago", "2026-11-18T09:00:00Z", 4, "2026-11-21T03:00:00Z", "2026-11-20T23:00:00Z", "2026-11-23T11:00:00Z")] // −11
    public void The_hour_is_the_clocks_own_on_both_sides_of_a_change(string zone, string now, int remind, string due, string reminded, string closes)
    {
        var turn = Rhythm.At(Instant(now), TimeZoneInfo.FindSystemTimeZoneById(zone), new(RemindHours: remind), []);

        Assert.Equal((Instant(due), Instant(reminded), Instant(closes)), (turn.Due, turn.Remind, turn.Closes));
    }

    [Theory]
    [InlineData("2027-03-28T01:30:00Z", 2, "2027-03-28T01:00:00Z")] // 02:00 does not exist: the gap's end, 03:00
    [InlineData("2026-10-24T12:00:00Z", 2, "2026-10-25T00:00:00Z")] // 02:00 comes twice: the first
    public void An_hour_that_a_change_skips_or_repeats(string now, int hour, string due)
    {
        var turn = Rhythm.At(Instant(now), Given.Amsterdam, new(Weekday: DayOfWeek.Sunday, Hour: hour), []);

        Assert.Equal(Instant(due), turn.Due);
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
