using Setpoint.Kernel;

namespace Setpoint.Goals.Domain;

/// <summary>How often a value of a key result falls due.</summary>
internal enum Rhythm
{
    /// <summary>Entered by hand in the check-in, weekly unless the unit decided otherwise.</summary>
    CheckIn,

    Daily,
    Weekly,
    Monthly,
    Quarterly,
}

/// <summary>When values fall due. Times are local: midnights of the unit's own calendar.</summary>
internal static class Rhythms
{
    /// <summary>By a metric's cadence; by hand in the check-in where there is no metric.</summary>
    public static Rhythm OfCadence(string? cadence) => cadence switch
    {
        null => Rhythm.CheckIn,
        "daily" => Rhythm.Daily,
        "weekly" => Rhythm.Weekly,
        "monthly" or "calendar" => Rhythm.Monthly, // fiscal months end within days of the calendar's
        _ => Rhythm.Quarterly,
    };

    /// <summary>
    /// End (exclusive) of the latest period whose value was due at <paramref name="local"/>. A metric's period is due
    /// after its grace, a fifth of the cadence and at least a day; the check-in at the end of its week or weeks.
    /// </summary>
    public static DateOnly LatestDueEnd(this Rhythm rhythm, DateTime local, ProgressPolicy policy)
    {
        if (rhythm == Rhythm.CheckIn)
        {
            return CheckInPeriod.Of(DateOnly.FromDateTime(local), policy.CheckInEveryWeeks).Start;
        }

        var end = rhythm.StartOf(DateOnly.FromDateTime(local));
        while (end.ToDateTime(TimeOnly.MinValue) + rhythm.Grace(end, policy) > local)
        {
            end = rhythm.StartOf(end.AddDays(-1));
        }

        return end;
    }

    /// <summary>First day of the period that <paramref name="day"/> belongs to; weeks start on Monday.</summary>
    public static DateOnly StartOf(this Rhythm rhythm, DateOnly day) => rhythm switch
    {
        Rhythm.Daily => day,
        Rhythm.Monthly => new DateOnly(day.Year, day.Month, 1),
        Rhythm.Quarterly => new DateOnly(day.Year, day.Month - ((day.Month - 1) % 3), 1),
        _ => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
    };

    /// <summary>The first day after the period that starts on <paramref name="start"/>.</summary>
    public static DateOnly EndOf(this Rhythm rhythm, DateOnly start) => rhythm switch
    {
        Rhythm.Daily => start.AddDays(1),
        Rhythm.Monthly => start.AddMonths(1),
        Rhythm.Quarterly => start.AddMonths(3),
        _ => start.AddDays(7),
    };

    private static TimeSpan Grace(this Rhythm rhythm, DateOnly end, ProgressPolicy policy)
    {
        var days = end.DayNumber - rhythm.StartOf(end.AddDays(-1)).DayNumber;
        var ticks = (long)(days * TimeSpan.TicksPerDay * policy.GraceShare);
        return TimeSpan.FromTicks(Math.Max(ticks, TimeSpan.TicksPerDay));
    }
}
