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
        "monthly" or "calendar" => Rhythm.Monthly, // its own periods are Periods
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

    /// <summary>The local moment at which the next period falls due, whose predecessor ended on <paramref name="dueEnd"/>.</summary>
    public static DateTime NextDue(this Rhythm rhythm, DateOnly dueEnd, ProgressPolicy policy)
    {
        var end = rhythm.After(dueEnd, policy);
        return rhythm == Rhythm.CheckIn ? end.ToDateTime(TimeOnly.MinValue) : end.ToDateTime(TimeOnly.MinValue) + rhythm.Grace(end, policy);
    }

    /// <summary>The first day of the period that a day belongs to, check-ins by the weeks that policy asks for.</summary>
    public static DateOnly StartOf(this Rhythm rhythm, DateOnly day, ProgressPolicy policy) =>
        rhythm == Rhythm.CheckIn ? CheckInPeriod.Of(day, policy.CheckInEveryWeeks).Start : rhythm.StartOf(day);

    /// <summary>The first day after the period that starts on <paramref name="start"/>, check-ins by the weeks that policy asks for.</summary>
    public static DateOnly After(this Rhythm rhythm, DateOnly start, ProgressPolicy policy) =>
        rhythm == Rhythm.CheckIn ? start.AddDays(7 * policy.CheckInEveryWeeks) : rhythm.EndOf(start);

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

    private static TimeSpan Grace(this Rhythm rhythm, DateOnly end, ProgressPolicy policy) =>
        Grace(end.DayNumber - rhythm.StartOf(end.AddDays(-1)).DayNumber, policy);

    /// <summary>How late a value may be whose period has so many days: a share of them, and at least a day.</summary>
    public static TimeSpan Grace(int days, ProgressPolicy policy)
    {
        var ticks = (long)(days * TimeSpan.TicksPerDay * policy.GraceShare);
        return TimeSpan.FromTicks(Math.Max(ticks, TimeSpan.TicksPerDay));
    }
}
