using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Setpoint.CheckIns.Domain;

namespace Setpoint.CheckIns.Features.Rhythm;

/// <summary>
/// Days off out of an iCalendar file (RFC 5545): every event that takes whole days, with its repetitions from a year ago until three
/// years from now. What has hours is an appointment and no day off.
/// </summary>
internal static class CalendarFile
{
    private const int LargestBytes = 1_000_000;
    private const int MostEvents = 2_000;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <summary>The days, or what is wrong with the file.</summary>
    public static async Task<(IReadOnlyList<DayOff> Days, string? Fault)> ReadAsync(Stream file, DateOnly today, CancellationToken ct)
    {
        using var text = new MemoryStream();
        var buffer = new byte[16_384];
        for (int read; (read = await file.ReadAsync(buffer, ct)) > 0;)
        {
            text.Write(buffer, 0, read);
            if (text.Length > LargestBytes)
            {
                return ([], $"must be at most {LargestBytes} bytes");
            }
        }

        try
        {
            return Read(Encoding.UTF8.GetString(text.ToArray()), today);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            // The reader throws whatever its parts throw at broken lines, dates and rules.
            return ([], "must be an iCalendar file (RFC 5545)");
        }
    }

    private static (IReadOnlyList<DayOff> Days, string? Fault) Read(string text, DateOnly today)
    {
        if (text.Contains('\0') || Calendar.Load(text) is not { } calendar)
        {
            return ([], "must be an iCalendar file (RFC 5545)");
        }

        // One day of a series that was moved or called off is an event of its own with the series' name; the series leaves that day out.
        var moved = calendar.Events.Where(e => e.RecurrenceIdentifier is not null).ToLookup(e => e.Uid, e => Day(e.RecurrenceIdentifier!.StartTime), StringComparer.Ordinal);
        var events = calendar.Events.Where(e => e.Start is { HasTime: false } && e.Status != EventStatus.Cancelled).ToList();
        if (events.Count == 0)
        {
            return ([], "has no event that takes whole days");
        }

        if (events.Count > MostEvents || events.Any(e => e.RecurrenceRule is { Frequency: < FrequencyType.Daily }))
        {
            return ([], $"may have at most {MostEvents} events, repeated daily or less often");
        }

        var (from, to) = (today.AddYears(-1), today.AddYears(3));
        var began = DateTime.UtcNow;
        var days = new HashSet<DayOff>();
        foreach (var one in events)
        {
            days.UnionWith(Occurrences(one, one.RecurrenceIdentifier is null ? [.. moved[one.Uid]] : [], from, to).TakeWhile(_ => DateTime.UtcNow - began < s_patience).Take(DaysOff.Most + 1));
            if (days.Count > DaysOff.Most || DateTime.UtcNow - began >= s_patience)
            {
                return ([], $"has more than {DaysOff.Most} days off between {from:yyyy-MM-dd} and {to:yyyy-MM-dd}");
            }
        }

        return ([.. days], null);
    }

    private static IEnumerable<DayOff> Occurrences(CalendarEvent one, HashSet<DateOnly> without, DateOnly from, DateOnly to)
    {
        var length = Math.Max(one.End is { } end ? Day(end).DayNumber - Day(one.Start!).DayNumber : 1, 1);
        var name = string.IsNullOrWhiteSpace(one.Summary) ? null : one.Summary.Trim();
        name = name?.Length > DaysOff.LongestName ? name[..DaysOff.LongestName] : name;
        return one.GetOccurrences(new CalDateTime(from)).Select(o => Day(o.Period.StartTime))
            .TakeWhile(day => day <= to)
            .Where(day => day.AddDays(length - 1) >= from && !without.Contains(day))
            .Select(day => new DayOff(day, day.AddDays(length - 1), name));
    }

    private static DateOnly Day(CalDateTime date) => date.Date;
}
