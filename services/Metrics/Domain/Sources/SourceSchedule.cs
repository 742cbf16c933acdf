namespace Setpoint.Metrics.Domain.Sources;

/// <summary>What an interval is counted in.</summary>
public enum IntervalUnit
{
    /// <summary>Minutes.</summary>
    Minutes,

    /// <summary>Hours.</summary>
    Hours,
}

/// <summary>When a source is read: every so often, or once a day. Exactly one of the two.</summary>
/// <param name="Every">Length of the interval, from a minute to a week.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="DailyAt">Full hour, 0 to 23, in the time zone of the metric's unit.</param>
public sealed record SourceSchedule(int? Every, IntervalUnit? Unit, int? DailyAt)
{
    private const int LongestInterval = 7 * 24 * 60;
    private const int LastHour = 23;

    /// <summary>What is wrong with it; nothing when it can stand.</summary>
    internal (string Field, string Message)? Fault()
    {
        if (Every is not null == DailyAt is not null)
        {
            return ("schedule", "must say either every (with unit) or dailyAt");
        }

        if (DailyAt is { } hour)
        {
            return hour is < 0 or > LastHour ? ("schedule.dailyAt", $"must be a full hour, 0 to {LastHour}") : null;
        }

        if (Unit is null)
        {
            return ("schedule.unit", "is required: minutes or hours");
        }

        var longest = Unit == IntervalUnit.Hours ? LongestInterval / 60 : LongestInterval;
        return Every < 1 || Every > longest ? ("schedule.every", $"must be 1 to {longest}") : null;
    }

    /// <summary>
    /// The next run after <paramref name="now"/>. An interval goes on from what was planned, so that it does not drift by
    /// the length of its runs, and what was missed is not made up for. An hour that the clocks skip is the first instant
    /// after it, one that comes twice is the first of the two: every day has one run.
    /// </summary>
    internal DateTimeOffset Next(DateTimeOffset planned, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (DailyAt is { } hour)
        {
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
            var at = InstantOf(today, hour, zone);
            return at > now ? at : InstantOf(today.AddDays(1), hour, zone);
        }

        var interval = Unit == IntervalUnit.Hours ? TimeSpan.FromHours(Every!.Value) : TimeSpan.FromMinutes(Every!.Value);
        if (planned > now)
        {
            return planned - now <= interval ? planned : now + interval;
        }

        return planned + (interval * (((now - planned).Ticks / interval.Ticks) + 1));
    }

    private static DateTimeOffset InstantOf(DateOnly day, int hour, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(new TimeOnly(hour, 0));
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
