using System.Buffers.Binary;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Data.Cascade;

/// <summary>
/// The key results and the contributing children of an objective as pace sees them, kept in one value beside its progress and written with it.
/// Everybody who judges a pace reads them there, whether of one objective or of twenty thousand: rows of their own, or an
/// array a column, take the server and the reader several times as long.
/// </summary>
internal static class PackedStandings
{
    /// <summary>Of <c>key_result k</c> with <c>metric m</c>; none where no metric is read.</summary>
    public const string Cadence = "case when k.metric_id is not null then coalesce(m.cadence, 'quarterly') end";

    private const byte Layout = 2; // the first byte; 1 had no children, and was written anew by the migration that brought them
    private const int IdWidth = 16;
    private const int DecimalWidth = 16;
    private const int DayWidth = 4;
    private const int SlotWidest = 1 + (10 * DecimalWidth);
    private const int Widest = 2 + 1 + IdWidth + (4 * DecimalWidth) + (3 * DayWidth) + SlotWidest;

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

    /// <summary>What is left out of a slot is 0 in its mix, where most is.</summary>
    [Flags]
    private enum SlotHas : byte
    {
        Nothing = 0,
        Children = 1,
        Value = 2,
        CheckIn = 4,
        Daily = 8,
        Weekly = 16,
        Monthly = 32,
        Quarterly = 64,
        Own = 128,
    }

    /// <param name="children">Of the objective's own slot; none where nothing contributes.</param>
    /// <param name="keyResults">In their order, each with those that contribute to it.</param>
    public static byte[] Pack(ChildrenSlot? children, IEnumerable<(LeafKeyResult KeyResult, ChildrenSlot? Children)> keyResults)
    {
        var all = keyResults.Where(k => !k.KeyResult.Retired).Select(k => k.KeyResult.Standing with { Slot = SlotOf(k.Children) }).ToList();
        var bytes = new byte[1 + SlotWidest + (all.Count * Widest)];
        bytes[0] = Layout;
        var writer = new Writer { Rest = bytes.AsSpan(1) };
        writer.Write(SlotOf(children));
        foreach (var one in all)
        {
            writer.Write(one);
        }

        return bytes[..^writer.Rest.Length];
    }

    /// <summary>Empty where nothing is stored yet.</summary>
    public static PaceStandings Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return new(null, []);
        }

        if (bytes[0] != Layout)
        {
            throw new InvalidDataException($"Standings of layout {bytes[0]} were written by a later version of this service.");
        }

        var all = new List<PaceKeyResult>(4);
        var reader = new Reader { Rest = bytes[1..] };
        var slot = reader.Slot();
        while (!reader.Rest.IsEmpty)
        {
            all.Add(reader.Read());
        }

        return new(slot, all);
    }

    private static PaceSlot? SlotOf(ChildrenSlot? children) => children is null ? null : new PaceSlot(children.Value);

    private static SlotHas MarksOf(PaceSlot? slot)
    {
        if (slot is not { } children)
        {
            return SlotHas.Nothing;
        }

        if (children.Value is not { Mix: var mix })
        {
            return SlotHas.Children;
        }

        return SlotHas.Children | SlotHas.Value
            | (mix.CheckIn == 0 ? SlotHas.Nothing : SlotHas.CheckIn)
            | (mix.Daily == 0 ? SlotHas.Nothing : SlotHas.Daily)
            | (mix.Weekly == 0 ? SlotHas.Nothing : SlotHas.Weekly)
            | (mix.Monthly == 0 ? SlotHas.Nothing : SlotHas.Monthly)
            | (mix.Quarterly == 0 ? SlotHas.Nothing : SlotHas.Quarterly)
            | (mix is { Own: 0, OwnShare: 0 } ? SlotHas.Nothing : SlotHas.Own);
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
            if (one.IsOfChildren)
            {
                Write(one.Slot);
            }
        }

        public void Write(PaceSlot? slot)
        {
            var marks = MarksOf(slot);
            Take(1)[0] = (byte)marks;
            if (slot is not { Value: { } value })
            {
                return;
            }

            Number(value.Raw);
            Number(value.Progress);
            Number(value.Capped);
            var mix = value.Mix;
            ReadOnlySpan<(SlotHas Mark, decimal Part)> parts =
            [
                (SlotHas.CheckIn, mix.CheckIn), (SlotHas.Daily, mix.Daily), (SlotHas.Weekly, mix.Weekly), (SlotHas.Monthly, mix.Monthly),
                (SlotHas.Quarterly, mix.Quarterly), (SlotHas.Own, mix.Own), (SlotHas.Own, mix.OwnShare),
            ];
            foreach (var (mark, part) in parts)
            {
                if (marks.HasFlag(mark))
                {
                    Number(part);
                }
            }
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
            return marks.HasFlag(Has.OfChildren)
                ? new PaceKeyResult(id, weight, standing, confidence, own, IsOfChildren: true, Slot())
                : new PaceKeyResult(id, weight, standing, confidence, own, IsOfChildren: false);
        }

        public PaceSlot? Slot()
        {
            var marks = (SlotHas)Take(1)[0];
            if (!marks.HasFlag(SlotHas.Value))
            {
                return marks.HasFlag(SlotHas.Children) ? new PaceSlot(null) : null;
            }

            var (raw, progress, capped) = (Number(), Number(), Number());
            var checkIn = Part(marks, SlotHas.CheckIn);
            var daily = Part(marks, SlotHas.Daily);
            var weekly = Part(marks, SlotHas.Weekly);
            var monthly = Part(marks, SlotHas.Monthly);
            var quarterly = Part(marks, SlotHas.Quarterly);
            var own = Part(marks, SlotHas.Own);
            var share = Part(marks, SlotHas.Own);
            return new PaceSlot(new Measured(raw, progress, capped, new RhythmMix(checkIn, daily, weekly, monthly, quarterly, own, share)));
        }

        private decimal Part(SlotHas marks, SlotHas mark) => marks.HasFlag(mark) ? Number() : 0;

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
