namespace Setpoint.CheckIns.Domain;

/// <summary>
/// The weekly rhythm. A check-in is due once between Monday and Sunday of a person's own calendar and is asked for by
/// Friday afternoon.
/// </summary>
/// <param name="Monday">First instant of the week.</param>
/// <param name="Due">When this week's check-in is asked for.</param>
internal sealed record Rhythm(DateTimeOffset Monday, DateTimeOffset Due)
{
    private static readonly TimeOnly DueTime = new(16, 0);

    /// <summary>The week that contains an instant. On Sunday 22 November it began on Monday 16 November.</summary>
    public static Rhythm WeekOf(DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = LocalTime.DayOf(now, zone);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return new Rhythm(LocalTime.StartOfDay(monday, zone), LocalTime.At(monday.AddDays(4), DueTime, zone));
    }

    /// <summary>True when the week has not had its check-in yet.</summary>
    public bool IsDueAfter(DateTimeOffset? lastCheckIn) => lastCheckIn is null || lastCheckIn < Monday;
}
