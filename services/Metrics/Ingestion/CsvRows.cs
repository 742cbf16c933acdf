using System.Runtime.CompilerServices;
using CsvHelper;

namespace Setpoint.Metrics.Ingestion;

/// <summary>Reads a header line with metric, at, value and perhaps note, in any order, and then rows.</summary>
internal static class CsvRows
{
    private const int LongestRow = 64 * 1024;
    private static readonly CsvReaderOptions s_options = new() { TrackLineNumbers = true, TrimWhitespace = true, MaxRecordSize = LongestRow };
    private static readonly string[] s_required = ["metric", "at", "value"];

    public static async IAsyncEnumerable<RowBatch> ReadAsync(Stream body, RowParser parser, [EnumeratorCancellation] CancellationToken ct)
    {
        using var csv = CsvReader.Create(body, s_options, leaveOpen: true);
        var columns = await ColumnsAsync(csv, ct);
        while (await NextAsync(csv, parser, ct))
        {
            parser.AddCells(csv.GetSpan(columns[0]), csv.GetSpan(columns[1]), csv.GetSpan(columns[2]), csv.GetSpan(columns[3]), (int)csv.LineNumber);
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

    /// <summary>Where metric, at, value and note stand; a note that is not there lies past every row's end.</summary>
    private static async Task<int[]> ColumnsAsync(CsvReader csv, CancellationToken ct)
    {
        const string header = "must begin with the header metric,at,value,note";
        try
        {
            await csv.ReadHeaderAsync(ct);
        }
        catch (CsvFormatException)
        {
            throw new UnreadableBodyException(header);
        }

        var missing = s_required.Where(name => !csv.TryGetFieldIndex(name, out _)).ToList();
        return missing.Count > 0
            ? throw new UnreadableBodyException($"{header}; missing: {string.Join(", ", missing)}")
            : [.. s_required.Append("note").Select(name => csv.TryGetFieldIndex(name, out var index) ? index : int.MaxValue)];
    }

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
}
