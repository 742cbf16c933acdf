namespace Setpoint.Metrics.Domain;

/// <summary>How often a metric has a value.</summary>
public enum Cadence
{
    /// <summary>Every local day.</summary>
    Daily,

    /// <summary>Every ISO week, Monday to Sunday.</summary>
    Weekly,

    /// <summary>Every calendar month.</summary>
    Monthly,

    /// <summary>Every calendar quarter.</summary>
    Quarterly,

    /// <summary>Every period of a named calendar, such as 4-4-5.</summary>
    Calendar,
}

/// <summary>A stretch of local days that has one value. It is a label, not an interval of instants: see <see cref="PeriodCalendar"/>.</summary>
/// <param name="Start">First local day.</param>
/// <param name="Named">The calendar whose period it is; none unless the cadence says so.</param>
internal readonly record struct Period(Cadence Cadence, DateOnly Start, NamedCalendar? Named = null)
{
    /// <summary>Last local day.</summary>
    public DateOnly End => Next.Start.AddDays(-1);

    public Period Next => Step(1);

    public Period Previous => Step(-1);

    public int Days => Next.Start.DayNumber - Start.DayNumber;

    /// <summary>The period a local day falls into: 15 November 2026, a Sunday, is in the week of the 9th.</summary>
    public static Period Containing(DateOnly day, Cadence cadence, NamedCalendar? named = null) => new(
        cadence,
        cadence switch
        {
            Cadence.Daily => day,
            Cadence.Weekly => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            Cadence.Monthly => new DateOnly(day.Year, day.Month, 1),
            Cadence.Quarterly => new DateOnly(day.Year, day.Month - ((day.Month - 1) % 3), 1),
            _ => named!.StartOf(day),
        },
        named);

    /// <summary>The period a number of periods later, or earlier when negative.</summary>
    public Period Step(int periods) => this with
    {
        Start = Cadence switch
        {
            Cadence.Daily => Start.AddDays(periods),
            Cadence.Weekly => Start.AddDays(7 * periods),
            Cadence.Monthly => Start.AddMonths(periods),
            Cadence.Quarterly => Start.AddMonths(3 * periods),
            _ => Named!.Step(Start, periods),
        },
    };

    /// <summary>
    /// The same period a year before, for comparison: the same date, ISO week, month or quarter, or the period of the same
    /// number in a named calendar. A leap day and a 53rd week compare to nothing, nor does a period that has a week more
    /// or less than last year's.
    /// </summary>
    public Period? YearBefore() => Cadence switch
    {
        Cadence.Daily => Start is { Month: 2, Day: 29 } ? null : this with { Start = Start.AddYears(-1) },
        Cadence.Weekly => WeekBefore(),
        Cadence.Monthly or Cadence.Quarterly => this with { Start = Start.AddYears(-1) },
        _ => Named!.YearBefore(Start) is { } start ? this with { Start = start } : null,
    };

    private Period? WeekBefore()
    {
        var monday = Start.ToDateTime(TimeOnly.MinValue);
        var (year, week) = (System.Globalization.ISOWeek.GetYear(monday), System.Globalization.ISOWeek.GetWeekOfYear(monday));
        return week == 53 ? null : this with { Start = DateOnly.FromDateTime(System.Globalization.ISOWeek.ToDateTime(year - 1, week, DayOfWeek.Monday)) };
    }
}
