using System.Globalization;
using System.Text;
using System.Text.Json;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Sources;
using Setpoint.Metrics.Ingestion;

namespace Setpoint.Metrics.Sources.Reading;

/// <summary>A value that a source gave.</summary>
internal readonly record struct SourceValue(DateTimeOffset At, decimal Value);

/// <summary>When a run happens and for whom: what turns a source's times into moments.</summary>
/// <param name="Now">The run's moment.</param>
/// <param name="Zone">The metric's unit's time zone, in which local dates are meant.</param>
/// <param name="LookBackDays">How far back values are taken.</param>
internal sealed record Occasion(DateTimeOffset Now, TimeZoneInfo Zone, int LookBackDays)
{
    /// <summary>More values than this in one run are a mistake in the query.</summary>
    public const int MostValues = 20_000;

    private const long SmallestMilliseconds = 100_000_000_000; // in seconds that would be the year 5138
    private static readonly TimeSpan s_furthestAhead = TimeSpan.FromDays(366);
    private static readonly DateTimeOffset s_earliest = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The first moment of the look-back: a local midnight, so that a day is in it whole.</summary>
    public DateTimeOffset From { get; } = FirstOf(new PeriodCalendar(Cadence.Daily, Zone), Now - TimeSpan.FromDays(LookBackDays));

    /// <summary>What stands for the local day of the run.</summary>
    public DateTimeOffset Today => Day(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime));

    public DateTimeOffset Day(DateOnly day) => PeriodCalendar.Noon(day, Zone);

    /// <summary>A time as JSON tells it.</summary>
    /// <exception cref="SourceException">It is none; the message names the place.</exception>
    public DateTimeOffset Time(JsonElement element, string place)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Number when element.TryGetDecimal(out var number):
                return Within(FromEpoch(Math.Abs(number) < SmallestMilliseconds ? number : number / 1_000, place), place);
            case JsonValueKind.String:
                return Time(element.GetString()!, place);
            default:
                throw new SourceException($"{place}: is no time but {JsonPath.KindOf(element)}.");
        }
    }

    /// <summary>A time as text, by the rules for posted values.</summary>
    public DateTimeOffset Time(string text, string place)
    {
        var kind = text.Length <= 64 ? Moment.Read(Encoding.UTF8.GetBytes(text), out var at) : Unread(out at);
        return kind switch
        {
            MomentKind.Instant => Within(new DateTimeOffset(PgTime.ToUtc(at)), place),
            MomentKind.Day => Within(Day(DateOnly.FromDayNumber((int)at)), place),
            MomentKind.WithoutOffset => throw new SourceException($"{place}: is a time without an offset, such as Z; nobody can tell which instant that is."),
            _ => throw new SourceException($"{place}: is no time such as 2026-11-09T08:00:00Z or 2026-11-09."),
        };
    }

    /// <summary>Refuses moments that posted values could not have either.</summary>
    public DateTimeOffset Within(DateTimeOffset at, string place) =>
        at >= s_earliest && at <= Now + s_furthestAhead ? at : throw new SourceException($"{place}: is a time before 1900 or more than a year ahead.");

    /// <summary>Seconds since 1970, to the microsecond.</summary>
    public static DateTimeOffset FromEpoch(decimal seconds, string place)
    {
        const decimal Furthest = 253_402_300_799; // 9999-12-31
        return Math.Abs(seconds) <= Furthest && seconds > -62_135_596_800
            ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * 1_000_000) * TimeSpan.TicksPerMicrosecond)
            : throw new SourceException($"{place}: {seconds.ToString(CultureInfo.InvariantCulture)} is no time.");
    }

    private static DateTimeOffset FirstOf(PeriodCalendar days, DateTimeOffset instant) => days.StartOf(days.PeriodAt(instant));

    private static MomentKind Unread(out long at)
    {
        at = 0;
        return MomentKind.Unreadable;
    }
}
