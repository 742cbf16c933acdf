namespace Setpoint.Goals.Features.Files;

/// <summary>What an import did, or would do.</summary>
/// <param name="DryRun">True when it was only tried.</param>
/// <param name="Applied">False when nothing was changed: after a dry run, or where all was asked for and something was wrong.</param>
/// <param name="Created">Objectives, as drafts.</param>
/// <param name="Unchanged">Objectives that had been imported before with this very content.</param>
/// <param name="Rejected">Rows that were left out.</param>
/// <param name="Errors">The first 1,000 in the order of the file.</param>
/// <param name="ErrorCount">How many there were in all.</param>
public sealed record ImportReceipt(
    bool DryRun, bool Applied, int Rows, int Created, int Unchanged, int Rejected, IReadOnlyList<ImportRowError> Errors, int ErrorCount);

/// <summary>Why a row was left out.</summary>
/// <param name="Line">Of the file, the header being 1.</param>
/// <param name="Column">As in the header, or the field that the rules name.</param>
public sealed record ImportRowError(int Line, string Column, string? Value, string Message);

/// <summary>Counts as rows go by.</summary>
internal sealed class ImportTally
{
    private const int MostErrors = 1_000;
    private readonly List<ImportRowError> _errors = [];
    private readonly HashSet<int> _rejected = [];

    public int Created { get; set; }

    public int Unchanged { get; set; }

    public int ErrorCount => _errors.Count;

    /// <summary>Objectives that were refused because the caller may not write where they would stand.</summary>
    public int Forbidden { get; set; }

    public void Reject(FileRow row, string column, string message)
    {
        _rejected.Add(row.Line);
        _errors.Add(new(row.Line, column, row[column], message));
    }

    /// <summary>A key result does not stand without its objective.</summary>
    public void RejectPartsOf(FileObjective objective) =>
        objective.KeyResultRows.ForEach(row => Reject(row, "external_key", "its objective was left out"));

    public ImportReceipt Receipt(bool dryRun, bool applied, int rows) => new(
        dryRun, applied, rows, Created, Unchanged, _rejected.Count,
        [.. _errors.OrderBy(e => e.Line).Take(MostErrors)], _errors.Count);
}
