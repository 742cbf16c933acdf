namespace Setpoint.CheckIns.Domain;

/// <summary>The instants in which an objective runs: from the start of its first local day to the end of its last.</summary>
/// <param name="Opens">First instant inside.</param>
/// <param name="Closes">First instant outside.</param>
internal sealed record Window(DateTimeOffset Opens, DateTimeOffset Closes)
{
    /// <summary>PostgreSQL keeps microseconds: the last storable instant inside is one of them before the end.</summary>
    private static readonly TimeSpan Instant = TimeSpan.FromMicroseconds(1);

    public static Window Of(Objective objective, TimeZoneInfo zone) =>
        new(LocalTime.StartOfDay(objective.Start, zone), LocalTime.StartOfDay(objective.End.AddDays(1), zone));

    public bool Contains(DateTimeOffset at) => Opens <= at && at < Closes;

    /// <summary>
    /// The moment a check-in describes when nobody names one: now, or the window's last instant after it has ended,
    /// because a value that arrives during grading still counts for the window.
    /// </summary>
    public DateTimeOffset Moment(DateTimeOffset now) => now < Closes ? now : Closes - Instant;
}
