namespace Setpoint.Directory.Features.Imports;

/// <summary>What an import did, or would do.</summary>
/// <param name="DryRun">True when nothing was changed.</param>
/// <param name="Rejected">Rows left out; the others were applied.</param>
/// <param name="Errors">The first 1,000 in the order of the file.</param>
/// <param name="ErrorCount">How many there were in all.</param>
public sealed record ImportReceipt(
    bool DryRun, int Rows, int Created, int Updated, int Unchanged, int Rejected, IReadOnlyList<RowError> Errors, int ErrorCount);

/// <summary>Why a row was left out.</summary>
/// <param name="Line">Line of the file, the header being 1.</param>
public sealed record RowError(int Line, string Field, string? Value, string Message);

/// <summary>Counts as rows go by.</summary>
internal sealed class ImportTally
{
    /// <summary>Errors that are kept in words; a file that is wrong in every row says it often enough.</summary>
    public const int MostErrors = 1_000;

    // The last in the file is the first to give way.
    private readonly PriorityQueue<RowError, (int Line, int Order)> _errors = new(Comparer<(int, int)>.Create((a, b) => b.CompareTo(a)));
    private readonly HashSet<int> _rejected = [];

    public int Rows { get; set; }

    public int Created { get; set; }

    public int Updated { get; set; }

    public int Unchanged { get; set; }

    public int ErrorCount { get; private set; }

    public void Reject(int line, string field, string? value, string message)
    {
        _rejected.Add(line);
        Note(line, field, value, message);
    }

    /// <summary>Says what is wrong with a row that was applied all the same.</summary>
    public void Note(int line, string field, string? value, string message)
    {
        _errors.Enqueue(new RowError(line, field, value, message), (line, ErrorCount++));
        if (_errors.Count > MostErrors)
        {
            _errors.Dequeue();
        }
    }

    /// <summary>Refuses a row with a character that no text in the database can hold.</summary>
    public bool RejectUnwritable(ImportRow row)
    {
        var cell = row.Cells.FirstOrDefault(c => c.Value?.Contains('\0', StringComparison.Ordinal) == true).Key;
        if (cell is not null)
        {
            Reject(row.Line, cell, null, "holds a character of code 0, which is not text");
        }

        return cell is not null;
    }

    public bool IsRejected(int line) => _rejected.Contains(line);

    public ImportReceipt Receipt(bool dryRun) => new(
        dryRun,
        Rows,
        Created,
        Updated,
        Unchanged,
        _rejected.Count,
        [.. _errors.UnorderedItems.OrderBy(e => e.Priority).Select(e => e.Element)],
        ErrorCount);
}
