using System.Buffers.Binary;
using System.Text;

namespace Setpoint.Metrics.Ingestion;

/// <summary>
/// Writes rows of <c>observation</c> as PostgreSQL's binary COPY wants them. The driver's importer goes through a
/// converter for every field; this is one pass over a buffer, which counts at a million rows a request.
/// </summary>
/// <remarks>The format is described with COPY in PostgreSQL's manual; a numeric is what <c>numeric_recv</c> reads.</remarks>
internal static class CopyEncoder
{
    /// <summary>The columns, in the order they are written.</summary>
    public const string Columns = "series, at, recorded_at, value, source, note";

    /// <summary>The longest row: a numeric of 28 digits and a note of a thousand characters.</summary>
    public const int LongestRow = 4 * 1024;

    private const int Null = -1;

    /// <summary>What a copy begins with: the signature, no flags, no extension.</summary>
    public static ReadOnlySpan<byte> Header => [(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xff, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>What it ends with.</summary>
    public static ReadOnlySpan<byte> Trailer => [0xff, 0xff];

    /// <summary>Writes one row and returns its length.</summary>
    public static int WriteRow(Span<byte> to, int series, long at, long recordedAt, decimal? value, short source, string? note)
    {
        BinaryPrimitives.WriteInt16BigEndian(to, 6);
        var length = 2;
        length += WriteInt32(to[length..], series);
        length += WriteInt64(to[length..], at);
        length += WriteInt64(to[length..], recordedAt);
        length += value is { } number ? WriteNumeric(to[length..], number) : WriteNull(to[length..]);
        length += WriteInt16(to[length..], source);
        length += note is null ? WriteNull(to[length..]) : WriteText(to[length..], note);
        return length;
    }

    /// <summary>
    /// Digits to the base 10,000 around the decimal point, most significant first, without zero groups at either end:
    /// 1234567.89 is 123, 4567, 8900 with weight 1.
    /// </summary>
    public static int WriteNumeric(Span<byte> to, decimal value)
    {
        const int sign = 0x4000;
        Span<short> groups = stackalloc short[12];
        var count = Groups(value, groups, out var afterPoint);
        var last = 0;
        while (last < count && groups[last] == 0)
        {
            last++;
        }

        var written = count - last;
        BinaryPrimitives.WriteInt32BigEndian(to, 8 + (2 * written));
        BinaryPrimitives.WriteInt16BigEndian(to[4..], (short)written);
        BinaryPrimitives.WriteInt16BigEndian(to[6..], (short)(written == 0 ? 0 : count - afterPoint - 1));
        BinaryPrimitives.WriteInt16BigEndian(to[8..], (short)(written != 0 && value < 0 ? sign : 0));
        BinaryPrimitives.WriteInt16BigEndian(to[10..], value.Scale);
        var length = 12;
        for (var i = count - 1; i >= last; i--, length += 2)
        {
            BinaryPrimitives.WriteInt16BigEndian(to[length..], groups[i]);
        }

        return length;
    }

    /// <summary>Groups of four digits, least significant first, and how many of them stand after the point.</summary>
    private static int Groups(decimal value, Span<short> groups, out int afterPoint)
    {
        const uint groupBase = 10_000;
        const int digits = 4;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var padding = (digits - (value.Scale % digits)) % digits;
        afterPoint = (value.Scale + padding) / digits;
        var count = 0;
        var magnitude = ((UInt128)(uint)bits[2] << 64) | ((UInt128)(uint)bits[1] << 32) | (uint)bits[0];
        if (magnitude <= ulong.MaxValue / groupBase)
        {
            for (var rest = (ulong)magnitude * Power(padding); rest != 0; rest /= groupBase)
            {
                groups[count++] = (short)(rest % groupBase);
            }
        }
        else
        {
            for (var rest = magnitude * Power(padding); rest != 0; rest /= groupBase)
            {
                groups[count++] = (short)(uint)(rest % groupBase);
            }
        }

        return count;
    }

    private static uint Power(int zeros) => zeros switch { 0 => 1, 1 => 10, 2 => 100, _ => 1_000 };

    private static int WriteInt16(Span<byte> to, short value)
    {
        BinaryPrimitives.WriteInt32BigEndian(to, 2);
        BinaryPrimitives.WriteInt16BigEndian(to[4..], value);
        return 6;
    }

    private static int WriteInt32(Span<byte> to, int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(to, 4);
        BinaryPrimitives.WriteInt32BigEndian(to[4..], value);
        return 8;
    }

    private static int WriteInt64(Span<byte> to, long value)
    {
        BinaryPrimitives.WriteInt32BigEndian(to, 8);
        BinaryPrimitives.WriteInt64BigEndian(to[4..], value);
        return 12;
    }

    private static int WriteNull(Span<byte> to)
    {
        BinaryPrimitives.WriteInt32BigEndian(to, Null);
        return 4;
    }

    private static int WriteText(Span<byte> to, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, to[4..]);
        BinaryPrimitives.WriteInt32BigEndian(to, length);
        return 4 + length;
    }
}
