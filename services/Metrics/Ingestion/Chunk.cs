using System.Collections.Concurrent;
using System.Runtime.InteropServices;

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

    private readonly List<Row[]> _pages = [];
    private int[] _order = [];

    public int Count { get; private set; }

    public bool IsFull => Count >= Capacity;

    /// <summary>Positions of rows, by run.</summary>
    public ReadOnlySpan<int> Order => _order;

    public ref readonly Row this[int position] => ref _pages[position / Pages.Rows][position % Pages.Rows];

    public void Add(in Row row)
    {
        if (Count == _pages.Count * Pages.Rows)
        {
            _pages.Add(Pages.Take());
        }

        _pages[Count / Pages.Rows][Count % Pages.Rows] = row;
        Count++;
    }

    public void Clear() => Count = 0;

    /// <summary>Takes back the rows added last.</summary>
    public void RemoveLast(int rows) => Count -= rows;

    /// <summary>
    /// Groups the rows by series, ascending, and orders each group by time. A moment that is told twice counts once: the
    /// last line wins. Counting instead of comparing, because files come sorted by metric or by time already.
    /// </summary>
    public List<Run> Group(out int repeated)
    {
        var places = new Dictionary<int, int>();
        for (var i = 0; i < Count; i++)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(places, this[i].Series, out _)++;
        }

        var runs = new List<Run>(places.Count);
        var start = 0;
        foreach (var (series, length) in places.OrderBy(c => c.Key))
        {
            runs.Add(new Run(series, start, length));
            start += length;
        }

        foreach (var run in runs)
        {
            places[run.Series] = run.Start;
        }

        _order = _order.Length >= Count ? _order : new int[Count];
        for (var i = 0; i < Count; i++)
        {
            _order[CollectionsMarshal.GetValueRefOrNullRef(places, this[i].Series)++] = i;
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
        foreach (var page in _pages)
        {
            Pages.Return(page);
        }

        _pages.Clear();
        Count = 0;
    }

    /// <summary>Orders one series' positions by time, keeps the last of equal moments, and returns how many are left.</summary>
    private int InOrder(Span<int> positions)
    {
        var isRising = true;
        for (var i = 1; i < positions.Length && isRising; i++)
        {
            isRising = this[positions[i - 1]].At < this[positions[i]].At;
        }

        if (isRising)
        {
            return positions.Length;
        }

        positions.Sort((a, b) => this[a].At.CompareTo(this[b].At) is var byTime and not 0 ? byTime : a.CompareTo(b));
        var kept = 0;
        for (var i = 0; i < positions.Length; i++)
        {
            if (i + 1 == positions.Length || this[positions[i]].At != this[positions[i + 1]].At)
            {
                positions[kept++] = positions[i];
            }
        }

        return kept;
    }

    /// <summary>
    /// Pages of rows, kept for the next upload. The framework's shared pool would keep an array for every thread that
    /// ever returned one, which is ten times the memory that is ever in use here.
    /// </summary>
    private static class Pages
    {
        /// <summary>80 kB a page: below the limit from which the collector treats arrays as large.</summary>
        public const int Rows = 2_048;

        private const int MostKept = Capacity / Rows;
        private static readonly ConcurrentBag<Row[]> s_kept = [];

        public static Row[] Take() => s_kept.TryTake(out var page) ? page : new Row[Rows];

        public static void Return(Row[] page)
        {
            if (s_kept.Count < MostKept)
            {
                Array.Clear(page);
                s_kept.Add(page);
            }
        }
    }
}
