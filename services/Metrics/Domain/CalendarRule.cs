using Setpoint.Kernel;

namespace Setpoint.Metrics.Domain;

/// <summary>How a company's year is cut into periods.</summary>
public enum CalendarPattern
{
    /// <summary>Each quarter has months of 4, 4 and 5 weeks.</summary>
    FourFourFive,

    /// <summary>Each quarter has months of 4, 5 and 4 weeks.</summary>
    FourFiveFour,

    /// <summary>Each quarter has months of 5, 4 and 4 weeks.</summary>
    FiveFourFour,

    /// <summary>Thirteen periods of four weeks.</summary>
    ThirteenFours,

    /// <summary>Quarters of 13 weeks.</summary>
    ThirteenWeeks,

    /// <summary>Calendar quarters counted from the fiscal year's first month.</summary>
    FiscalQuarters,

    /// <summary>Whole fiscal years of calendar months.</summary>
    FiscalYears,
}

/// <summary>Which day ends a year of whole weeks.</summary>
public enum YearEnd
{
    /// <summary>The last such weekday of the month.</summary>
    LastInMonth,

    /// <summary>The such weekday nearest to the month's last day.</summary>
    NearestToMonthEnd,
}

/// <summary>
/// The rule of a named calendar. Years of whole weeks have 52 of them, and 53 where the ending weekday falls so; the week
/// too many lengthens the last period of the year.
/// </summary>
/// <param name="EndMonth">The month that the fiscal year ends in, 1 to 12.</param>
/// <param name="EndWeekday">The weekday that ends a year of whole weeks.</param>
internal sealed record CalendarRule(CalendarPattern Pattern, int EndMonth, DayOfWeek EndWeekday, YearEnd End)
{
    /// <summary>First and last fiscal year that are laid out.</summary>
    public const int FirstYear = 2000, LastYear = 2060;

    /// <summary>None where years have whole weeks.</summary>
    private int? MonthsInPeriod => Pattern switch { CalendarPattern.FiscalQuarters => 3, CalendarPattern.FiscalYears => 12, _ => null };

    private int[] Weeks => Pattern switch
    {
        CalendarPattern.FourFourFive => [4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5],
        CalendarPattern.FourFiveFour => [4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4],
        CalendarPattern.FiveFourFour => [5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4],
        CalendarPattern.ThirteenFours => [.. Enumerable.Repeat(4, 13)],
        _ => [13, 13, 13, 13],
    };

    /// <summary>Every period from the first year to the last, and the one after them.</summary>
    /// <exception cref="DomainException">The month is none.</exception>
    public IReadOnlyList<NamedPeriod> LayOut()
    {
        Rule.Require(EndMonth is >= 1 and <= 12, "calendar-month", "must be 1 to 12", "endMonth");
        var periods = new List<NamedPeriod>();
        for (var year = FirstYear; year <= LastYear; year++)
        {
            periods.AddRange(YearOf(year));
        }

        periods.Add(new NamedPeriod(EndOf(LastYear).AddDays(1), LastYear + 1, 1));
        return periods;
    }

    private IEnumerable<NamedPeriod> YearOf(int year)
    {
        var start = EndOf(year - 1).AddDays(1);
        var number = 1;
        if (MonthsInPeriod is { } months)
        {
            for (; number <= 12 / months; number++)
            {
                yield return new NamedPeriod(start.AddMonths(months * (number - 1)), year, number);
            }

            yield break;
        }

        foreach (var weeks in Weeks)
        {
            yield return new NamedPeriod(start, year, number++);
            start = start.AddDays(7 * weeks);
        }
    }

    /// <summary>Last day of a fiscal year.</summary>
    private DateOnly EndOf(int year)
    {
        var monthEnd = new DateOnly(year, EndMonth, DateTime.DaysInMonth(year, EndMonth));
        if (MonthsInPeriod is not null)
        {
            return monthEnd;
        }

        var last = monthEnd.AddDays(-(((int)monthEnd.DayOfWeek - (int)EndWeekday + 7) % 7));
        return End == YearEnd.NearestToMonthEnd && monthEnd.DayNumber - last.DayNumber > 3 ? last.AddDays(7) : last;
    }
}
