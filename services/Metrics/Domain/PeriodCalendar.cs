namespace Setpoint.Metrics.Domain;

/// <summary>
/// Translates between instants and the periods of a metric: local date labels in its unit's time zone. A day has 23 or
/// 25 hours where clocks change, and begins after the gap where clocks jump at midnight.
/// </summary>
/// <param name="Named">The named calendar, where the cadence says so.</param>
internal sealed record PeriodCalendar(Cadence Cadence, TimeZoneInfo Zone, NamedCalendar? Named = null)
{
    /// <summary>Time zones of what it is rolled up from: a period is over when it is over everywhere.</summary>
    public IReadOnlyList<TimeZoneInfo> Others { get; init; } = [];

    /// <summary>The period in which an instant falls.</summary>
    public Period PeriodAt(DateTimeOffset instant) => PeriodOf(DayAt(instant));

    /// <summary>The period that a local day belongs to.</summary>
    public Period PeriodOf(DateOnly day) => Period.Containing(day, Cadence, Named);

    /// <summary>The period that starts on a day, as it is stored.</summary>
    public Period StartingOn(DateOnly start) => new(Cadence, start, Named);

    /// <summary>The local day on which an instant falls.</summary>
    public DateOnly DayAt(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    public DateTimeOffset StartOf(Period period) => FirstInstant(period.Start);

    /// <summary>The first instant after the period.</summary>
    public DateTimeOffset EndOf(Period period) => StartOf(period.Next);

    /// <summary>When a period is over, in the last of its time zones.</summary>
    public DateTimeOffset CompleteAt(Period period) => Others.Select(z => (this with { Zone = z }).EndOf(period)).Append(EndOf(period)).Max();

    /// <summary>The first period that is not over everywhere.</summary>
    public Period RunningAt(DateTimeOffset now) => Others.Select(z => (this with { Zone = z }).PeriodAt(now)).Append(PeriodAt(now)).MinBy(p => p.Start);

    /// <summary>Only complete periods are judged.</summary>
    public bool IsComplete(Period period, DateTimeOffset now) => CompleteAt(period) <= now;

    /// <summary>
    /// The instant that stands for a whole local day. Noon, so that the label survives a unit's move to a neighbouring
    /// time zone and no change of clocks can make it ambiguous.
    /// </summary>
    public static DateTimeOffset Noon(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(new TimeOnly(12, 0));
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private DateTimeOffset FirstInstant(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (Zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
