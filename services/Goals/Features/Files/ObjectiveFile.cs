using System.Text;
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
        "measure", "metric", "baseline", "target", "weight", "unit_of_measure", "decimals",
        "reading", "low", "high", "start", "end", "phases", "steps",
        "guardrails", "tags", "links", "lifecycle", "value", "progress", "continues", "grade",
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
    public string[] List(string column) => FileText.Split(this[column] ?? "", ';');

    /// <summary>The same where each part is one text.</summary>
    public IEnumerable<string> Texts(string column) => List(column).Select(p => FileText.Fields(p)[0]).OfType<string>();
}

/// <summary>Lists in a cell: parts between semicolons, with fields between bars. A backslash before one of these, or another, makes it text.</summary>
internal static class FileText
{
    private const string Special = @"\;|";

    /// <summary>The trimmed pieces as they are written, without empty ones.</summary>
    public static string[] Split(string text, char separator) =>
        [.. Pieces(text, separator).Select(p => p.Trim()).Where(p => p.Length > 0)];

    /// <summary>The fields of a part as they are meant, each trimmed; an empty one is none.</summary>
    public static string?[] Fields(string part) =>
        [.. Pieces(part, '|').Select(p => Meant(p.Trim())).Select(f => f.Length == 0 ? null : f)];

    private static IEnumerable<string> Pieces(string text, char separator)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == separator)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }

    private static string Meant(string piece)
    {
        var text = new StringBuilder(piece.Length);
        for (var i = 0; i < piece.Length; i++)
        {
            var escapes = piece[i] == '\\' && i + 1 < piece.Length && Special.Contains(piece[i + 1], StringComparison.Ordinal);
            text.Append(piece[escapes ? ++i : i]);
        }

        return text.ToString();
    }
}
