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
}

/// <summary>A stretch of local days that has one value. It is a label, not an interval of instants: see <see cref="PeriodCalendar"/>.</summary>
/// <param name="Start">First local day.</param>
internal readonly record struct Period(Cadence Cadence, DateOnly Start)
{
    /// <summary>Last local day.</summary>
    public DateOnly End => Next.Start.AddDays(-1);

    public Period Next => Step(1);

    public Period Previous => Step(-1);

    /// <summary>The period a local day falls into: 15 November 2026, a Sunday, is in the week of the 9th.</summary>
    public static Period Containing(DateOnly day, Cadence cadence) => new(cadence, cadence switch
    {
        Cadence.Daily => day,
        Cadence.Weekly => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        Cadence.Monthly => new DateOnly(day.Year, day.Month, 1),
        _ => new DateOnly(day.Year, day.Month - ((day.Month - 1) % 3), 1),
    });

    public int Days => Next.Start.DayNumber - Start.DayNumber;

    /// <summary>The period a number of periods later, or earlier when negative.</summary>
    public Period Step(int periods) => this with
    {
        Start = Cadence switch
        {
            Cadence.Daily => Start.AddDays(periods),
            Cadence.Weekly => Start.AddDays(7 * periods),
            Cadence.Monthly => Start.AddMonths(periods),
            _ => Start.AddMonths(3 * periods),
        },
    };
}
