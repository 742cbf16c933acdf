using System.Buffers;

namespace Setpoint.Metrics.Ingestion;

/// <summary>A row whose metric and moment are known.</summary>
internal struct Row
{
    public int Series;

    public bool HasValue;

    public long At;

    public decimal Value;

    public string? Note;

    public readonly decimal? Measured => HasValue ? Value : null;
}

/// <summary>Rows of one series in order of time: a stretch of <see cref="Chunk.Order"/>.</summary>
internal readonly record struct Run(int Series, int Start, int Length);

/// <summary>Rows that are written in one transaction.</summary>
internal sealed class Chunk : IDisposable
{
    /// <summary>Large enough to spread a transaction's fixed costs, small enough for several uploads at once.</summary>
    public const int Capacity = 200_000;

    private const int FirstCapacity = 4_096;

    private Row[] _rows = ArrayPool<Row>.Shared.Rent(FirstCapacity);
    private int[] _order = [];

    public int Count { get; private set; }

    public bool IsFull => Count >= Capacity;

    /// <summary>Positions of rows, by run.</summary>
    public ReadOnlySpan<int> Order => _order;

    public ref readonly Row this[int position] => ref _rows[position];

    public void Add(in Row row)
    {
        if (Count == _rows.Length)
        {
            Grow();
        }

        _rows[Count++] = row;
    }

    public void Clear()
    {
        Array.Clear(_rows, 0, Count);
        Count = 0;
    }

    /// <summary>
    /// Groups the rows by series, ascending, and orders each group by time. A moment that is told twice counts once: the
    /// last line wins. Counting instead of comparing, because files come sorted by metric or by time already.
    /// </summary>
    public List<Run> Group(out int repeated)
    {
        var counts = new Dictionary<int, int>();
        for (var i = 0; i < Count; i++)
        {
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, _rows[i].Series, out _)++;
        }

        var runs = new List<Run>(counts.Count);
        var start = 0;
        foreach (var (series, length) in counts.OrderBy(c => c.Key))
        {
            runs.Add(new Run(series, start, length));
            counts[series] = start;
            start += length;
        }

        _order = _order.Length >= Count ? _order : new int[_rows.Length];
        for (var i = 0; i < Count; i++)
        {
            _order[System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, _rows[i].Series, out _)++] = i;
        }

        repeated = 0;
        for (var i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            runs[i] = run with { Length = InOrder(_order.AsSpan(run.Start, run.Length)) };
            repeated += run.Length - runs[i].Length;
        }

        return runs;
    }

    public void Dispose()
    {
        Clear();
        ArrayPool<Row>.Shared.Return(_rows);
    }

    /// <summary>Orders one series' positions by time, keeps the last of equal moments, and returns how many are left.</summary>
    private int InOrder(Span<int> positions)
    {
        var isRising = true;
        for (var i = 1; i < positions.Length && isRising; i++)
        {
            isRising = _rows[positions[i - 1]].At < _rows[positions[i]].At;
        }

        if (isRising)
        {
            return positions.Length;
        }

        positions.Sort((a, b) => _rows[a].At.CompareTo(_rows[b].At) is var byTime and not 0 ? byTime : a.CompareTo(b));
        var kept = 0;
        for (var i = 0; i < positions.Length; i++)
        {
            if (i + 1 == positions.Length || _rows[positions[i]].At != _rows[positions[i + 1]].At)
            {
                positions[kept++] = positions[i];
            }
        }

        return kept;
    }

    private void Grow()
    {
        var larger = ArrayPool<Row>.Shared.Rent(_rows.Length * 2);
        _rows.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<Row>.Shared.Return(_rows, clearArray: true);
        _rows = larger;
    }
}
