using CsvHelper;
using Setpoint.Kernel;

namespace Setpoint.Directory.Features.Imports;

/// <summary>One row of a file: its line and its trimmed cells by header; an empty cell is none.</summary>
internal sealed record ImportRow(int Line, IReadOnlyDictionary<string, string?> Cells)
{
    public string? this[string header] => Cells.GetValueOrDefault(header);

    /// <summary>The parts of a cell, separated by semicolons.</summary>
    public string[] List(string header) =>
        this[header]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}

/// <summary>Reads a comma-separated file with a header, with or without a byte-order mark.</summary>
internal static class CsvFile
{
    /// <summary>More rows than the largest organization has people.</summary>
    public const int MostRows = 100_000;

    private static readonly CsvReaderOptions s_options = CsvReaderOptions.Default with
    {
        TrimWhitespace = true,
        TrimInsideQuotes = true,
        TrackLineNumbers = true,
    };

    /// <exception cref="DomainException">A required column is missing, a column is unknown, or there are too many rows.</exception>
    public static async Task<List<ImportRow>> ReadAsync(Stream body, string[] required, string[] optional, CancellationToken ct)
    {
        await using var csv = CsvReader.Create(body, s_options, leaveOpen: true);
        await csv.ReadHeaderAsync(ct);
        var headers = csv.Headers.Select(h => h.Trim().ToLowerInvariant()).ToArray();
        Rule.Require(headers.Length > 0, "file-empty", "the file must begin with a header line", "header");
        var missing = required.Except(headers).ToList();
        Rule.Require(missing.Count == 0, "columns-missing", $"missing: {string.Join(", ", missing)}", "header");
        var unknown = headers.Except(required).Except(optional).ToList();
        Rule.Require(
            unknown.Count == 0,
            "columns-unknown",
            $"unknown: {string.Join(", ", unknown)}; known are {string.Join(", ", required.Concat(optional))}",
            "header");

        var rows = new List<ImportRow>();
        while (await csv.ReadAsync(ct))
        {
            Rule.Require(rows.Count < MostRows, "file-too-long", $"at most {MostRows} rows", "rows");
            var cells = new Dictionary<string, string?>(headers.Length, StringComparer.Ordinal);
            for (var i = 0; i < headers.Length; i++)
            {
                cells[headers[i]] = csv.IsEmpty(i) ? null : csv.GetString(i);
            }

            rows.Add(new ImportRow((int)csv.LineNumber, cells));
        }

        return rows;
    }
}
