using CsvHelper;
using Setpoint.Kernel;

namespace Setpoint.Goals.Features.Files;

/// <summary>
/// The columns of a file of objectives. A row is an objective or one of its key results, which names it by the same key; what a
/// row of the other kind says stays empty.
/// </summary>
internal static class ObjectiveFile
{
    public const string Objective = "objective";
    public const string KeyResult = "key-result";

    /// <summary>More than any company has in a cycle.</summary>
    public const int MostRows = 10_000;

    private const string Dangerous = "=+-@\t\r";

    private static readonly CsvReaderOptions s_options = CsvReaderOptions.Default with { TrimWhitespace = true, TrimInsideQuotes = true, TrackLineNumbers = true };

    /// <summary>From <c>lifecycle</c> on they are for reading: they say how things stand and are not imported.</summary>
    public static string[] Columns { get; } =
    [
        "type", "external_key", "cycle", "unit", "owner", "title", "why", "kind", "visibility", "contributors", "parents",
        "measure", "metric", "baseline", "target", "weight", "unit_of_measure", "decimals", "lifecycle", "value", "progress", "continues", "grade",
    ];

    private static readonly string[] s_required = ["type", "external_key", "title"];

    /// <exception cref="DomainException">A column is missing, unknown or there twice, or there are more rows than <see cref="MostRows"/>.</exception>
    public static async Task<List<FileRow>> ReadAsync(Stream body, CancellationToken ct)
    {
        await using var csv = CsvReader.Create(body, s_options, leaveOpen: true);
        await csv.ReadHeaderAsync(ct);
        var headers = csv.Headers.Select(h => h.Trim().ToLowerInvariant()).ToArray();
        Rule.Require(s_required.All(headers.Contains), "columns-missing", $"must have the columns {string.Join(", ", s_required)}", "header");
        Rule.Require(headers.All(Columns.Contains), "columns-unknown", $"known columns are {string.Join(", ", Columns)}", "header");
        Rule.Require(headers.Distinct().Count() == headers.Length, "columns-twice", "names a column twice", "header");
        var rows = new List<FileRow>();
        while (await csv.ReadAsync(ct))
        {
            Rule.Require(rows.Count < MostRows, "file-too-long", $"must have at most {MostRows} rows", "rows");
            var cells = new Dictionary<string, string?>(headers.Length, StringComparer.Ordinal);
            for (var i = 0; i < headers.Length; i++)
            {
                cells[headers[i]] = csv.IsEmpty(i) ? null : Plain(csv.GetString(i));
            }

            rows.Add(new FileRow((int)csv.LineNumber, cells));
        }

        return rows;
    }

    /// <summary>An export puts an apostrophe before what a spreadsheet would run as a formula.</summary>
    private static string? Plain(string? text) =>
        text is ['\'', var second, ..] && Dangerous.Contains(second, StringComparison.Ordinal) ? text[1..] : text;
}

/// <summary>A row: its line, the header being 1, and its trimmed cells; an empty one is none.</summary>
internal sealed record FileRow(int Line, IReadOnlyDictionary<string, string?> Cells)
{
    public string? this[string column] => Cells.GetValueOrDefault(column);

    /// <summary>The parts of a cell, separated by semicolons.</summary>
    public string[] List(string column) => this[column]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
