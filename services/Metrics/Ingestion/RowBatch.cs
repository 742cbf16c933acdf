namespace Setpoint.Metrics.Ingestion;

/// <summary>A row as it was read, before anybody knows which metric its name means.</summary>
internal struct ParsedRow
{
    /// <summary>Which of the request's names, in order of first appearance.</summary>
    public int Name;

    public int Line;

    /// <summary>Its place among the rows of the body, from 1.</summary>
    public int Number;

    /// <summary>Microseconds since 2000, or a local day's number where <see cref="IsDay"/>.</summary>
    public long At;

    public bool IsDay;

    /// <summary>False where the value is withdrawn.</summary>
    public bool HasValue;

    public decimal Value;

    public string? Note;
}

/// <summary>A row that cannot be taken, and why.</summary>
/// <param name="Line">Where it stands in the body, from 1.</param>
/// <param name="Field"><c>metric</c>, <c>at</c>, <c>value</c>, <c>note</c>, or <c>row</c> for all of it.</param>
/// <param name="Row">Its place among the rows, from 1: an array may stand on one line.</param>
public sealed record RowError(int Line, string Field, string Message, int Row = 0);

/// <summary>A thousand rows on their way from the parser to the database, with the names and errors first met in them.</summary>
internal sealed class RowBatch
{
    /// <summary>Small enough to be collected young: a pool of these would outlive its use on every thread.</summary>
    private const int Capacity = 1_024;

    public ParsedRow[] Rows { get; } = new ParsedRow[Capacity];

    public int Count { get; set; }

    /// <summary>Names not met in an earlier batch, in the order of their numbers.</summary>
    public List<string> NewNames { get; } = [];

    public List<RowError> Errors { get; } = [];

    public bool IsFull => Count + Errors.Count >= Capacity;

    public bool IsEmpty => Count + Errors.Count == 0;
}
