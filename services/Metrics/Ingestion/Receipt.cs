namespace Setpoint.Metrics.Ingestion;

/// <summary>What became of the rows of an upload. The counts after <paramref name="Rows"/> add up to it.</summary>
/// <param name="Rows">Rows that were read.</param>
/// <param name="Inserted">Moments that had no value before.</param>
/// <param name="Revised">Corrections: a moment has another value now, and the old one is kept.</param>
/// <param name="Unchanged">Rows that say what was known already.</param>
/// <param name="Repeated">Rows whose moment a later line of the same upload tells again.</param>
/// <param name="Rejected">Rows with an error.</param>
/// <param name="Errors">The first 1,000 errors.</param>
public sealed record Receipt(
    Guid Id,
    int Rows,
    int Inserted,
    int Revised,
    int Unchanged,
    int Repeated,
    int Rejected,
    IReadOnlyList<RowError> Errors)
{
    /// <summary>False when nothing was kept: a dry run, or a file of which all or nothing counts and some row is bad.</summary>
    public bool Applied { get; init; } = true;
}
