using Setpoint.Kernel;
using Setpoint.Metrics.Domain;
using static Setpoint.Unit.Metrics.Given;
using Period = Setpoint.Metrics.Domain.Period;

namespace Setpoint.Unit.Metrics;

public sealed class NamedCalendarTests
{
    /// <summary>The retail year: 4-5-4, ending on the Saturday nearest to 31 January.</summary>
    private static readonly CalendarRule s_retail = new(CalendarPattern.FourFiveFour, 1, DayOfWeek.Saturday, YearEnd.NearestToMonthEnd);

    private static NamedCalendar Retail => new(Guid.NewGuid(), s_retail.LayOut());

    /// <summary>Published retail years: 2023 ended on 3 February 2024 (53 weeks), 2024 on 1 February 2025, 2025 on 31 January 2026.</summary>
    [Theory]
    [InlineData(2023, "2022-01-30")]
    [InlineData(2024, "2023-01-29")]
    [InlineData(2025, "2024-02-04")]
    [InlineData(2026, "2025-02-02")]
    [InlineData(2027, "2026-02-01")]
    public void Fiscal_year_begins_the_day_after_the_saturday_nearest_to_the_end_of_january(int endsIn, string start) =>
        Assert.Equal(Day(start), s_retail.LayOut().Single(p => p is { Number: 1 } && p.Year == endsIn).Start);

    [Fact]
    public void A_year_of_53_weeks_lengthens_its_last_period()
    {
        var year = s_retail.LayOut().SkipWhile(p => p.Year < 2024).Take(13).ToList();
        var weeks = year.Zip(year.Skip(1), (a, b) => (b.Start.DayNumber - a.Start.DayNumber) / 7);
        Assert.Equal([4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 5], weeks);
    }

    [Fact]
    public void A_day_belongs_to_the_period_that_began_last()
    {
        var calendar = Retail;
        Assert.Equal(Day("2026-02-01"), calendar.StartOf(Day("2026-02-01")));
        Assert.Equal(Day("2026-02-01"), calendar.StartOf(Day("2026-02-28")));
        Assert.Equal(Day("2026-03-01"), calendar.StartOf(Day("2026-03-01")));
    }

    [Fact]
    public void Periods_step_over_the_end_of_the_year_and_back()
    {
        var period = Period.Containing(Day("2026-02-01"), Cadence.Calendar, Retail);
        Assert.Equal(Day("2026-01-04"), period.Previous.Start);
        Assert.Equal(period, period.Step(-14).Step(14));
        Assert.Equal(28, period.Days);
        Assert.Equal(Day("2026-02-28"), period.End);
    }

    [Fact]
    public void Same_period_last_year_has_the_same_number()
    {
        var calendar = Retail;
        Assert.Equal(Day("2025-02-02"), Period.Containing(Day("2026-02-14"), Cadence.Calendar, calendar).YearBefore()!.Value.Start);
    }

    [Fact]
    public void A_period_with_a_week_more_compares_to_nothing()
    {
        // December 2023's period has five weeks, because the year has 53; a year later it has four.
        var calendar = Retail;
        Assert.Null(Period.Containing(Day("2025-01-20"), Cadence.Calendar, calendar).YearBefore());
    }

    [Fact]
    public void Beyond_its_ends_a_calendar_goes_on_in_periods_of_four_weeks()
    {
        var calendar = new NamedCalendar(Guid.NewGuid(), [new(Day("2026-01-04"), 2026, 1), new(Day("2026-02-01"), 2026, 2), new(Day("2026-03-08"), 2026, 3)]);
        Assert.Equal(Day("2026-03-08"), calendar.StartOf(Day("2026-04-04")));
        Assert.Equal(Day("2026-04-05"), calendar.StartOf(Day("2026-04-05")));
        Assert.Equal(Day("2025-12-07"), calendar.StartOf(Day("2026-01-03")));
        Assert.Equal(Day("2025-12-07"), calendar.Step(Day("2026-01-04"), -1));
        Assert.Equal(Day("2026-05-03"), calendar.Step(Day("2026-02-01"), 3));
        Assert.Equal(Day("2026-02-01"), calendar.Step(Day("2026-05-03"), -3));
        Assert.Equal(Day("2026-01-04"), calendar.Step(Day("2025-11-09"), 2));
    }

    [Fact]
    public void Fiscal_quarters_begin_after_the_month_that_ends_the_year()
    {
        var quarters = new CalendarRule(CalendarPattern.FiscalQuarters, 9, DayOfWeek.Saturday, YearEnd.LastInMonth).LayOut();
        Assert.Equal([Day("2025-10-01"), Day("2026-01-01"), Day("2026-04-01"), Day("2026-07-01")], quarters.Where(p => p.Year == 2026).Select(p => p.Start));
    }

    [Fact]
    public void A_fiscal_year_is_one_period_and_compares_to_the_one_before()
    {
        var calendar = new NamedCalendar(Guid.NewGuid(), new CalendarRule(CalendarPattern.FiscalYears, 6, DayOfWeek.Saturday, YearEnd.LastInMonth).LayOut());
        var year = Period.Containing(Day("2024-03-01"), Cadence.Calendar, calendar);
        Assert.Equal((Day("2023-07-01"), Day("2024-06-30"), 366), (year.Start, year.End, year.Days));
        Assert.Equal(Day("2022-07-01"), year.YearBefore()!.Value.Start);
    }

    [Theory]
    [InlineData(CalendarPattern.FourFourFive, 12)]
    [InlineData(CalendarPattern.FourFiveFour, 12)]
    [InlineData(CalendarPattern.FiveFourFour, 12)]
    [InlineData(CalendarPattern.ThirteenFours, 13)]
    [InlineData(CalendarPattern.ThirteenWeeks, 4)]
    public void Every_year_has_52_or_53_weeks_in_as_many_periods(CalendarPattern pattern, int periods)
    {
        var laidOut = new CalendarRule(pattern, 6, DayOfWeek.Sunday, YearEnd.LastInMonth).LayOut();
        foreach (var year in laidOut.SkipLast(1).GroupBy(p => p.Year))
        {
            Assert.Equal(periods, year.Count());
            var next = laidOut.First(p => p.Year == year.Key + 1).Start;
            Assert.Contains(next.DayNumber - year.First().Start.DayNumber, (int[])[52 * 7, 53 * 7]);
        }
    }

    [Fact]
    public void A_month_that_is_none_is_refused() => Assert.Equal(
        "endMonth", Assert.Throws<DomainException>(() => (s_retail with { EndMonth = 13 }).LayOut()).Field);

    [Fact]
    public void Periods_that_do_not_follow_one_another_are_refused()
    {
        var fault = Assert.Throws<DomainException>(() => Calendar.Enter("4-4-5", [new(Day("2026-02-01"), 2026, 1), new(Day("2026-01-04"), 2026, 2)]));
        Assert.Equal("periods[1].start", fault.Field);
    }

    [Theory]
    [InlineData("2026-11-09", Cadence.Weekly, "2025-11-10")]
    [InlineData("2026-12-28", Cadence.Weekly, null)]
    [InlineData("2024-02-29", Cadence.Daily, null)]
    [InlineData("2026-11-21", Cadence.Daily, "2025-11-21")]
    [InlineData("2026-10-01", Cadence.Quarterly, "2025-10-01")]
    public void Same_period_last_year_of_plain_cadences(string day, Cadence cadence, string? before) =>
        Assert.Equal(before is null ? null : Day(before), Period.Containing(Day(day), cadence).YearBefore()?.Start);
}
