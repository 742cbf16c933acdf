using System.Globalization;

namespace Setpoint.Demo.Company;

/// <summary>Where everything lies relative to the day of the load: quarters, weeks and months that are over.</summary>
internal sealed class DemoCalendar
{
    private const int Years = 2;

    public DemoCalendar(DateOnly today)
    {
        Today = today;
        var start = new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1);
        Cycles = [Quarter(start.AddMonths(-6)), Quarter(start.AddMonths(-3)), Quarter(start) with { IsRunning = true }];
        LatestWeek = MondayOf(today).AddDays(-7);
    }

    public DateOnly Today { get; }

    /// <summary>Two closed quarters and the running one, oldest first.</summary>
    public IReadOnlyList<Cycle> Cycles { get; }

    public Cycle Running => Cycles[^1];

    /// <summary>Monday of the latest week that is over.</summary>
    public DateOnly LatestWeek { get; }

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>First days of all complete periods of two years, oldest first.</summary>
    public IEnumerable<DateOnly> Periods(Cadence cadence) => cadence switch
    {
        Cadence.Daily => Enumerable.Range(0, 365 * Years).Select(ago => Today.AddDays(-1 - ago)).Reverse(),
        Cadence.Weekly => Enumerable.Range(0, 52 * Years).Select(ago => LatestWeek.AddDays(-7 * ago)).Reverse(),
        Cadence.Monthly => Enumerable.Range(1, 12 * Years).Select(ago => FirstOfMonth.AddMonths(-ago)).Reverse(),
        _ => Enumerable.Range(1, 4 * Years).Select(ago => Running.Start.AddMonths(-3 * ago)).Reverse(),
    };

    public static DateOnly LastDayOf(DateOnly period, Cadence cadence) => cadence switch
    {
        Cadence.Daily => period,
        Cadence.Weekly => period.AddDays(6),
        Cadence.Monthly => period.AddMonths(1).AddDays(-1),
        _ => period.AddMonths(3).AddDays(-1),
    };

    private DateOnly FirstOfMonth => new(Today.Year, Today.Month, 1);

    private static Cycle Quarter(DateOnly start) => new(
        string.Create(CultureInfo.InvariantCulture, $"Q{((start.Month - 1) / 3) + 1} {start.Year}"),
        start,
        start.AddMonths(3).AddDays(-1),
        IsRunning: false);
}
