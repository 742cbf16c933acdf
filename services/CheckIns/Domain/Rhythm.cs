using Setpoint.Kernel;

namespace Setpoint.CheckIns.Domain;

/// <summary>What became of the one check-in of some weeks.</summary>
public enum RhythmState
{
    /// <summary>Asked for, and there is time.</summary>
    Due,

    /// <summary>Not said, and still accepted as late.</summary>
    Overdue,

    OnTime,

    Late,

    Missed,

    /// <summary>Nothing was asked for: all its days were off.</summary>
    Skipped,
}

/// <summary>
/// One turn of the rhythm that a unit has decided. A check-in is said once in its week or weeks, from Monday to Sunday, and is asked
/// for at one hour of one day of the last of them.
/// </summary>
/// <param name="Period">Its weeks.</param>
/// <param name="Start">First instant of the first week.</param>
/// <param name="End">First instant after the last.</param>
/// <param name="Day">The day on which it is asked for; none when all days up to the decided one are off.</param>
/// <param name="Due">When it is asked for; none where no day is.</param>
/// <param name="Remind">When those are reminded who have not said it.</param>
/// <param name="Closes">From here on it is missed.</param>
internal sealed record Rhythm(
    CheckInPeriod Period, DateTimeOffset Start, DateTimeOffset End, DateOnly? Day, DateTimeOffset? Due, DateTimeOffset? Remind, DateTimeOffset? Closes)
{
    /// <summary>The turn that contains an instant. On Sunday 22 November a weekly one began on Monday 16 November.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="zone">Whose clock counts.</param>
    /// <param name="rule">What is decided.</param>
    /// <param name="holidays">Days off of the unit: one on the decided day asks on the last day before that is not.</param>
    public static Rhythm At(DateTimeOffset now, TimeZoneInfo zone, RhythmRule rule, IReadOnlyList<DayRange> holidays) =>
        Of(CheckInPeriod.Of(LocalTime.DayOf(now, zone), rule.EveryWeeks), zone, rule, holidays);

    /// <summary>The turn of these weeks. A Friday that is a holiday asks on Thursday at the same hour; a week of holidays asks for nothing.</summary>
    public static Rhythm Of(CheckInPeriod period, TimeZoneInfo zone, RhythmRule rule, IReadOnlyList<DayRange> holidays)
    {
        DateOnly? day = period.LastWeek(rule.Weekday);
        while (day >= period.Start && holidays.Any(h => h.Contains(day.Value)))
        {
            day = day.Value.AddDays(-1);
        }

        day = day >= period.Start ? day : null;
        DateTimeOffset? due = day is { } d ? LocalTime.At(d, new TimeOnly(rule.Hour, 0), zone) : null;
        return new Rhythm(
            period,
            LocalTime.StartOfDay(period.Start, zone),
            LocalTime.StartOfDay(period.After, zone),
            day,
            due,
            due - TimeSpan.FromHours(rule.RemindHours),
            due + TimeSpan.FromHours(rule.GraceHours));
    }

    /// <summary>
    /// What became of it by now. A check-in belongs to the weeks that it describes, and to those in which it was said where it
    /// describes the future: that silences nothing later.
    /// </summary>
    /// <param name="now">By when.</param>
    /// <param name="saidAt">When the first check-in of these weeks was said; none while there is none.</param>
    /// <param name="away">Whether its owner is away on the day: then nothing is asked for, and what is said all the same is on time.</param>
    public RhythmState StateAt(DateTimeOffset now, DateTimeOffset? saidAt, bool away = false) => (Due, saidAt) switch
    {
        ({ } due, { } said) when said > due && !away => said <= Closes ? RhythmState.Late : RhythmState.Missed,
        (_, not null) => RhythmState.OnTime,
        (null, _) => RhythmState.Skipped,
        _ when away => RhythmState.Skipped,
        ({ } due, _) => now <= due ? RhythmState.Due : now <= Closes ? RhythmState.Overdue : RhythmState.Missed,
    };

    /// <summary>It was asked for before the objective was agreed, so nobody owes it.</summary>
    /// <param name="agreed">When the objective was published; none where that is not known.</param>
    public bool CameBefore(DateTimeOffset? agreed) => Due < agreed;

    /// <summary>True when its weeks have not had their check-in yet.</summary>
    public bool IsDueAfter(DateTimeOffset? lastCheckIn) => lastCheckIn is null || lastCheckIn < Start;
}
