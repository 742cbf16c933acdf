using System.Runtime.CompilerServices;
using CsvHelper;
using Setpoint.Kernel;

namespace Setpoint.Directory.Features.Imports;

/// <summary>One row of a file: its line and its trimmed cells by header; an empty cell is none.</summary>
internal sealed record ImportRow(int Line, IReadOnlyDictionary<string, string?> Cells)
{
    public string? this[string header] => Cells.GetValueOrDefault(header);

    /// <summary>True when the file has the column at all: what a file does not speak of stays as it is.</summary>
    public bool Has(string header) => Cells.ContainsKey(header);

    /// <summary>The parts of a cell, separated by semicolons.</summary>
    public string[] List(string header) =>
        this[header]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}

/// <summary>The columns a file must and may have.</summary>
internal sealed record ImportColumns(string[] Required, string[] Optional);

/// <summary>Reads a comma-separated file with a header, with or without a byte-order mark, row by row as it arrives.</summary>
internal sealed class CsvFile : IAsyncDisposable
{
    /// <summary>More rows than the largest organization has people.</summary>
    public const int MostRows = 100_000;

    private static readonly CsvReaderOptions s_options = CsvReaderOptions.Default with
    {
        TrimWhitespace = true,
        TrimInsideQuotes = true,
        TrackLineNumbers = true,
    };

    private readonly CsvReader _csv;
    private readonly string[] _headers;

    private CsvFile(CsvReader csv, string[] headers)
    {
        _csv = csv;
        _headers = headers;
    }

    /// <summary>Reads the header.</summary>
    /// <exception cref="DomainException">A required column is missing, a column is unknown or stands twice.</exception>
    public static async Task<CsvFile> OpenAsync(Stream body, ImportColumns columns, CancellationToken ct)
    {
        var csv = CsvReader.Create(body, s_options, leaveOpen: true);
        await csv.ReadHeaderAsync(ct);
        var headers = csv.Headers.Select(h => h.Trim().ToLowerInvariant()).ToArray();
        Rule.Require(headers.Length > 0, "file-empty", "the file must begin with a header line", "header");
        var missing = columns.Required.Except(headers).ToList();
        Rule.Require(missing.Count == 0, "columns-missing", $"missing: {string.Join(", ", missing)}", "header");
        var unknown = headers.Except(columns.Required).Except(columns.Optional).ToList();
        Rule.Require(
            unknown.Count == 0,
            "columns-unknown",
            $"unknown: {string.Join(", ", unknown)}; known are {string.Join(", ", columns.Required.Concat(columns.Optional))}",
            "header");
        return new CsvFile(csv, headers);
    }

    /// <exception cref="DomainException">There are more than <see cref="MostRows"/>.</exception>
    public async IAsyncEnumerable<ImportRow> RowsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        for (var count = 1; await _csv.ReadAsync(ct); count++)
        {
            Rule.Require(count <= MostRows, "file-too-long", $"at most {MostRows} rows", "rows");
            var cells = new Dictionary<string, string?>(_headers.Length, StringComparer.Ordinal);
            for (var i = 0; i < _headers.Length; i++)
            {
                cells[_headers[i]] = _csv.IsEmpty(i) ? null : _csv.GetString(i);
            }

            yield return new ImportRow((int)_csv.LineNumber, cells);
        }
    }

    public ValueTask DisposeAsync() => _csv.DisposeAsync();
}
