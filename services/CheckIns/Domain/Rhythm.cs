using Setpoint.Kernel;

namespace Setpoint.CheckIns.Domain;

/// <summary>
/// The rhythm that a unit has decided. A check-in is said once in its week or weeks, from Monday to Sunday of a person's own
/// calendar, and is asked for in the afternoon of one day of the last of them.
/// </summary>
/// <param name="Start">First instant of the first week.</param>
/// <param name="Due">When the check-in is asked for.</param>
internal sealed record Rhythm(DateTimeOffset Start, DateTimeOffset Due)
{
    private static readonly TimeOnly DueTime = new(16, 0);

    /// <summary>The weeks that contain an instant. On Sunday 22 November a weekly one began on Monday 16 November.</summary>
    public static Rhythm At(DateTimeOffset now, TimeZoneInfo zone, int everyWeeks, DayOfWeek day)
    {
        var period = CheckInPeriod.Of(LocalTime.DayOf(now, zone), everyWeeks);
        return new Rhythm(LocalTime.StartOfDay(period.Start, zone), LocalTime.At(period.LastWeek(day), DueTime, zone));
    }

    /// <summary>True when its weeks have not had their check-in yet.</summary>
    public bool IsDueAfter(DateTimeOffset? lastCheckIn) => lastCheckIn is null || lastCheckIn < Start;
}
