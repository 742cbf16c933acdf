namespace Setpoint.Directory.Features.Imports;

/// <summary>What an import did, or would do.</summary>
/// <param name="DryRun">True when nothing was changed.</param>
/// <param name="Rejected">Rows left out; the others were applied.</param>
public sealed record ImportReceipt(
    bool DryRun, int Rows, int Created, int Updated, int Unchanged, int Rejected, IReadOnlyList<RowError> Errors);

/// <summary>Why a row was left out.</summary>
/// <param name="Line">Line of the file, the header being 1.</param>
public sealed record RowError(int Line, string Field, string? Value, string Message);

/// <summary>Counts as rows go by.</summary>
internal sealed class ImportTally
{
    private readonly List<RowError> _errors = [];
    private readonly HashSet<int> _rejected = [];

    public int Rows { get; set; }

    public int Created { get; set; }

    public int Updated { get; set; }

    public int Unchanged { get; set; }

    public void Reject(int line, string field, string? value, string message)
    {
        _rejected.Add(line);
        Note(line, field, value, message);
    }

    /// <summary>Says what is wrong with a row that was applied all the same.</summary>
    public void Note(int line, string field, string? value, string message) => _errors.Add(new RowError(line, field, value, message));

    public bool IsRejected(int line) => _rejected.Contains(line);

    public ImportReceipt Receipt(bool dryRun) =>
        new(dryRun, Rows, Created, Updated, Unchanged, _rejected.Count, [.. _errors.OrderBy(e => e.Line)]);
}
