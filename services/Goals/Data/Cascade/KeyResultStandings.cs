using System.Buffers.Binary;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Data.Cascade;

/// <summary>
/// The key results of an objective as pace sees them, kept in one value beside its progress and written with it.
/// Everybody who judges a pace reads them there, whether of one objective or of twenty thousand: rows of their own, or an
/// array a column, take the server and the reader several times as long.
/// </summary>
internal static class KeyResultStandings
{
    /// <summary>Of <c>key_result k</c> with <c>metric m</c>; none where no metric is read.</summary>
    public const string Cadence = "case when k.metric_id is not null then coalesce(m.cadence, 'quarterly') end";

    private const byte Layout = 1; // the first byte, for the day on which there is another
    private const int IdWidth = 16;
    private const int DecimalWidth = 16;
    private const int DayWidth = 4;
    private const int Widest = 2 + 1 + IdWidth + (4 * DecimalWidth) + (3 * DayWidth);

    [Flags]
    private enum Has : ushort
    {
        None = 0,
        Raw = 1,
        ValuesUntil = 2,
        Share = 4,
        Confidence = 8,
        OwnWindow = 16,
        Unreported = 32,
        OfChildren = 64,
    }

    /// <summary>Those that are not retired, in their order.</summary>
    public static byte[] Pack(IEnumerable<LeafKeyResult> keyResults)
    {
        var all = keyResults.Where(k => !k.Retired).Select(k => k.Standing).ToList();
        var bytes = new byte[1 + (all.Count * Widest)];
        bytes[0] = Layout;
        var writer = new Writer { Rest = bytes.AsSpan(1) };
        foreach (var one in all)
        {
            writer.Write(one);
        }

        return bytes[..^writer.Rest.Length];
    }

    /// <summary>None where nothing is stored yet.</summary>
    public static IReadOnlyList<PaceKeyResult> Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return [];
        }

        if (bytes[0] != Layout)
        {
            throw new InvalidDataException($"Standings of layout {bytes[0]} were written by a later version of this service.");
        }

        var all = new List<PaceKeyResult>(4);
        var reader = new Reader { Rest = bytes[1..] };
        while (!reader.Rest.IsEmpty)
        {
            all.Add(reader.Read());
        }

        return all;
    }

    private static Has MarksOf(PaceKeyResult one) =>
        (one.Standing.Raw is null ? Has.None : Has.Raw)
        | (one.Standing.ValuesUntil is null ? Has.None : Has.ValuesUntil)
        | (one.Standing.Share is null ? Has.None : Has.Share)
        | (one.Confidence is null ? Has.None : Has.Confidence)
        | (one.Own is null ? Has.None : Has.OwnWindow)
        | (one.Standing.IsUnreported ? Has.Unreported : Has.None)
        | (one.IsOfChildren ? Has.OfChildren : Has.None);

    private ref struct Writer
    {
        public Span<byte> Rest;

        public void Write(PaceKeyResult one)
        {
            var marks = MarksOf(one);
            BinaryPrimitives.WriteUInt16LittleEndian(Take(2), (ushort)marks);
            Take(1)[0] = (byte)one.Standing.Rhythm;
            one.Id.Value.TryWriteBytes(Take(IdWidth));
            Number(one.Weight);
            Number(one.Standing.Raw);
            Number(one.Standing.Share);
            Number(one.Confidence);
            Day(one.Standing.ValuesUntil);
            Day(one.Own?.Start);
            Day(one.Own?.End);
        }

        private void Number(decimal? number)
        {
            if (number is not { } value)
            {
                return;
            }

            Span<int> parts = stackalloc int[4];
            decimal.GetBits(value, parts);
            var place = Take(DecimalWidth);
            for (var i = 0; i < parts.Length; i++)
            {
                BinaryPrimitives.WriteInt32LittleEndian(place[(i * 4)..], parts[i]);
            }
        }

        private void Day(DateOnly? day)
        {
            if (day is { } value)
            {
                BinaryPrimitives.WriteInt32LittleEndian(Take(DayWidth), value.DayNumber);
            }
        }

        private Span<byte> Take(int width)
        {
            var taken = Rest[..width];
            Rest = Rest[width..];
            return taken;
        }
    }

    private ref struct Reader
    {
        public ReadOnlySpan<byte> Rest;

        public PaceKeyResult Read()
        {
            var marks = (Has)BinaryPrimitives.ReadUInt16LittleEndian(Take(2));
            var rhythm = (Rhythm)Take(1)[0];
            var (id, weight) = (new KeyResultId(new Guid(Take(IdWidth))), Number());
            var raw = marks.HasFlag(Has.Raw) ? Number() : (decimal?)null;
            var share = marks.HasFlag(Has.Share) ? Number() : (decimal?)null;
            var confidence = marks.HasFlag(Has.Confidence) ? Number() : (decimal?)null;
            var until = marks.HasFlag(Has.ValuesUntil) ? Day() : (DateOnly?)null;
            var own = marks.HasFlag(Has.OwnWindow) ? new Window(Day(), Day()) : (Window?)null;
            var standing = new KeyResultStanding(raw, rhythm, until, share, marks.HasFlag(Has.Unreported));
            return new PaceKeyResult(id, weight, standing, confidence, own, marks.HasFlag(Has.OfChildren));
        }

        private decimal Number()
        {
            Span<int> parts = stackalloc int[4];
            var place = Take(DecimalWidth);
            for (var i = 0; i < parts.Length; i++)
            {
                parts[i] = BinaryPrimitives.ReadInt32LittleEndian(place[(i * 4)..]);
            }

            return new decimal(parts);
        }

        private DateOnly Day() => DateOnly.FromDayNumber(BinaryPrimitives.ReadInt32LittleEndian(Take(DayWidth)));

        private ReadOnlySpan<byte> Take(int width)
        {
            var taken = Rest[..width];
            Rest = Rest[width..];
            return taken;
        }
    }
}
