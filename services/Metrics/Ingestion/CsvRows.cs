using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;

namespace Setpoint.Metrics.Ingestion;

/// <summary>Reads a header line that names the columns of metric, moment, value and perhaps note, in any order, and then rows.</summary>
internal static class CsvRows
{
    private const int LongestRow = 64 * 1024;

    public static async IAsyncEnumerable<RowBatch> ReadAsync(
        Stream body, CsvDialect dialect, RowParser parser, [EnumeratorCancellation] CancellationToken ct)
    {
        using var csv = CsvReader.Create(body, Options(dialect), leaveOpen: true);
        var columns = await ColumnsAsync(csv, dialect, ct);
        var metric = Encoding.UTF8.GetBytes(dialect.Metric ?? "");
        while (await NextAsync(csv, parser, ct))
        {
            parser.AddCells(
                dialect.Metric is null ? csv.GetSpan(columns.Metric) : metric,
                csv.GetSpan(columns.At),
                csv.GetSpan(columns.Value),
                csv.GetSpan(columns.Note),
                (int)csv.LineNumber);
            if (parser.Batch.IsFull)
            {
                yield return parser.Take();
            }
        }

        if (!parser.Batch.IsEmpty)
        {
            yield return parser.Take();
        }
    }

    private static CsvReaderOptions Options(CsvDialect dialect) =>
        new() { TrackLineNumbers = true, TrimWhitespace = true, MaxRecordSize = LongestRow, Separator = dialect.Delimiter };

    /// <summary>Where each column stands; one that is not needed and not there lies past every row's end.</summary>
    private static async Task<Columns> ColumnsAsync(CsvReader csv, CsvDialect dialect, CancellationToken ct)
    {
        string[] required = [.. dialect.Metric is null ? [dialect.MetricColumn] : Array.Empty<string>(), dialect.AtColumn, dialect.ValueColumn];
        var header = $"must begin with a header that has the columns {string.Join(", ", required)} (and may have {dialect.NoteColumn})";
        try
        {
            await csv.ReadHeaderAsync(ct);
        }
        catch (CsvFormatException)
        {
            throw new UnreadableBodyException(header);
        }

        var missing = required.Where(name => !csv.TryGetFieldIndex(name, out _)).ToList();
        return missing.Count > 0
            ? throw new UnreadableBodyException($"{header}; missing: {string.Join(", ", missing)}")
            : new Columns(Place(csv, dialect.MetricColumn), Place(csv, dialect.AtColumn), Place(csv, dialect.ValueColumn), Place(csv, dialect.NoteColumn));
    }

    private static int Place(CsvReader csv, string name) => csv.TryGetFieldIndex(name, out var index) ? index : int.MaxValue;

    private static async Task<bool> NextAsync(CsvReader csv, RowParser parser, CancellationToken ct)
    {
        try
        {
            return await csv.ReadAsync(ct);
        }
        catch (CsvFormatException e)
        {
            parser.Reject((int)e.LineNumber, "row", "cannot be told apart from the next; nothing from here on was read");
            return false;
        }
    }

    private readonly record struct Columns(int Metric, int At, int Value, int Note);
}
