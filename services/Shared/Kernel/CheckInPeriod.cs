namespace Setpoint.Kernel;

/// <summary>
/// The stretch of whole weeks in which one check-in is said. Counted from one Monday for everybody, so that whoever asks for
/// check-ins and whoever judges by them mean the same stretch.
/// </summary>
/// <param name="Start">Its first day, a Monday.</param>
/// <param name="Weeks">How many weeks it has.</param>
public readonly record struct CheckInPeriod(DateOnly Start, int Weeks)
{
    private static readonly DateOnly s_anchor = new(2024, 1, 1); // a Monday

    /// <summary>The first day after it.</summary>
    public DateOnly After => Start.AddDays(7 * Weeks);

    /// <summary>
    /// The one that a day belongs to. Monday 16 November 2026 is 150 weeks after the first Monday, so in twos that of Friday
    /// 20 November began there.
    /// </summary>
    public static CheckInPeriod Of(DateOnly day, int weeks)
    {
        var (days, length) = (day.DayNumber - s_anchor.DayNumber, 7 * weeks);
        return new(s_anchor.AddDays((int)Math.Floor((decimal)days / length) * length), weeks);
    }

    /// <summary>The day of its last week that has this name.</summary>
    public DateOnly LastWeek(DayOfWeek day) => After.AddDays(-7 + (((int)day + 6) % 7));
}
