namespace Setpoint.CheckIns.Domain;

/// <summary>What a unit has decided about the rhythm of its check-ins.</summary>
/// <param name="EveryWeeks">Weeks in which one check-in is said.</param>
/// <param name="Weekday">The day of the last of them on which it is asked for.</param>
/// <param name="Hour">The full hour of that day by which it is on time, on whichever clock counts.</param>
/// <param name="OnUnitsClock">True where the unit's clock counts, false where the owner's own does.</param>
/// <param name="GraceHours">Hours after it in which a check-in is late and not missed.</param>
/// <param name="RemindHours">Hours before it at which those are reminded who have not checked in.</param>
internal sealed record RhythmRule(
    int EveryWeeks = 1, DayOfWeek Weekday = DayOfWeek.Friday, int Hour = 16, bool OnUnitsClock = false, int GraceHours = 56, int RemindHours = 4);

/// <summary>Days on which nothing is asked for, both inclusive.</summary>
internal readonly record struct DayRange(DateOnly First, DateOnly Last)
{
    public bool Contains(DateOnly day) => First <= day && day <= Last;
}
