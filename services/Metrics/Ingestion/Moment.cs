namespace Setpoint.Metrics.Ingestion;

/// <summary>What an observation says about when: an instant, or a local date that means that day's period.</summary>
internal enum MomentKind
{
    /// <summary>Neither.</summary>
    Unreadable,

    /// <summary>A date and a time without an offset: nobody can tell which instant that is.</summary>
    WithoutOffset,

    /// <summary>Microseconds since 2000-01-01 UTC.</summary>
    Instant,

    /// <summary>A day number of a local calendar.</summary>
    Day,
}

/// <summary>
/// Reads RFC 3339 from bytes. Written by hand because a million rows a request pass here and the framework's readers
/// take a time without an offset for a local one.
/// </summary>
internal static class Moment
{
    private const int DateLength = 10;
    private const long MicrosecondsInMinute = 60_000_000;
    private static readonly int s_day2000 = new DateOnly(2000, 1, 1).DayNumber;

    public static MomentKind Read(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        if (!TryDate(text, out var day))
        {
            return MomentKind.Unreadable;
        }

        if (text.Length == DateLength)
        {
            value = day;
            return MomentKind.Day;
        }

        if (text[DateLength] is not ((byte)'T' or (byte)'t' or (byte)' ') || !TryTime(text[(DateLength + 1)..], out var microseconds, out var rest))
        {
            return MomentKind.Unreadable;
        }

        if (rest.IsEmpty)
        {
            return MomentKind.WithoutOffset;
        }

        if (!TryOffset(rest, out var minutes))
        {
            return MomentKind.Unreadable;
        }

        value = ((day - s_day2000) * 1440L * MicrosecondsInMinute) + microseconds - (minutes * MicrosecondsInMinute);
        return MomentKind.Instant;
    }

    private static bool TryDate(ReadOnlySpan<byte> text, out int day)
    {
        day = 0;
        if (text.Length < DateLength || text[4] != '-' || text[7] != '-'
            || !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..10], out var dayOfMonth)
            || year == 0 || month is 0 or > 12 || dayOfMonth == 0 || dayOfMonth > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new DateOnly(year, month, dayOfMonth).DayNumber;
        return true;
    }

    /// <summary><c>08:30</c>, <c>08:30:15</c>, <c>08:30:15.123456789</c>; digits beyond the microsecond are dropped.</summary>
    private static bool TryTime(ReadOnlySpan<byte> text, out long microseconds, out ReadOnlySpan<byte> rest)
    {
        microseconds = 0;
        rest = default;
        if (text.Length < 5 || text[2] != ':' || !TryDigits(text[..2], out var hour) || !TryDigits(text[3..5], out var minute) || hour > 23 || minute > 59)
        {
            return false;
        }

        var second = 0;
        long fraction = 0;
        rest = text[5..];
        if (!rest.IsEmpty && rest[0] == ':')
        {
            if (rest.Length < 3 || !TryDigits(rest[1..3], out second) || second > 59)
            {
                return false;
            }

            rest = rest[3..];
            if (!rest.IsEmpty && rest[0] == '.' && !TryFraction(ref rest, out fraction))
            {
                return false;
            }
        }

        microseconds = (((hour * 60L) + minute) * MicrosecondsInMinute) + (second * 1_000_000L) + fraction;
        return true;
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> rest, out long microseconds)
    {
        microseconds = 0;
        var length = 1;
        for (var scale = 100_000; length < rest.Length && rest[length] is >= (byte)'0' and <= (byte)'9'; length++, scale /= 10)
        {
            microseconds += (rest[length] - '0') * scale;
        }

        rest = rest[length..];
        return length > 1;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.Length == 1)
        {
            return text[0] is (byte)'Z' or (byte)'z';
        }

        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':'
            || !TryDigits(text[1..3], out var hour) || !TryDigits(text[4..6], out var minute) || hour > 23 || minute > 59)
        {
            return false;
        }

        minutes = ((hour * 60) + minute) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            number = (number * 10) + digit - '0';
        }

        return true;
    }
}
