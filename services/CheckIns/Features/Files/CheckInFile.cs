using System.Globalization;
using CsvHelper;
using Setpoint.CheckIns.Domain;
using Setpoint.Kernel;

namespace Setpoint.CheckIns.Features.Files;

/// <summary>
/// The columns of a file of check-ins. Rows of one objective, author and moment are one check-in: each says something of one key
/// result or of one step, and the texts stand in any of them.
/// </summary>
internal static class CheckInFile
{
    /// <summary>More than a company says in a quarter.</summary>
    public const int MostRows = 50_000;

    private const string Dangerous = "=+-@\t\r";

    private static readonly CsvReaderOptions s_options = CsvReaderOptions.Default with { TrimWhitespace = true, TrimInsideQuotes = true, TrackLineNumbers = true };
    private static readonly string[] s_required = ["objective", "author", "at"];

    /// <summary>From <c>check_in</c> on they are for reading and are not imported.</summary>
    public static string[] Columns { get; } =
    [
        "objective", "author", "at", "confidence", "changed", "blocked", "next", "key_result", "value", "key_result_confidence", "step", "done",
        "check_in", "revision", "submitted_at", "recorded_at",
    ];

    /// <exception cref="DomainException">A column is missing, unknown or there twice, or there are more rows than <see cref="MostRows"/>.</exception>
    public static async Task<List<CheckInRow>> ReadAsync(Stream body, CancellationToken ct)
    {
        await using var csv = CsvReader.Create(body, s_options, leaveOpen: true);
        await csv.ReadHeaderAsync(ct);
        var headers = csv.Headers.Select(h => h.Trim().ToLowerInvariant()).ToArray();
        Rule.Require(s_required.All(headers.Contains), "columns-missing", $"must have the columns {string.Join(", ", s_required)}", "header");
        Rule.Require(headers.All(Columns.Contains), "columns-unknown", $"known columns are {string.Join(", ", Columns)}", "header");
        Rule.Require(headers.Distinct().Count() == headers.Length, "columns-twice", "names a column twice", "header");
        var rows = new List<CheckInRow>();
        while (await csv.ReadAsync(ct))
        {
            Rule.Require(rows.Count < MostRows, "file-too-long", $"must have at most {MostRows} rows", "rows");
            var cells = headers.Select((h, i) => (h, Text: csv.IsEmpty(i) ? null : Plain(csv.GetString(i)))).ToDictionary(c => c.h, c => c.Text, StringComparer.Ordinal);
            rows.Add(new CheckInRow((int)csv.LineNumber, cells));
        }

        return rows;
    }

    /// <summary>An export puts an apostrophe before what a spreadsheet would run as a formula.</summary>
    private static string? Plain(string? text) =>
        text is ['\'', var second, ..] && Dangerous.Contains(second, StringComparison.Ordinal) ? text[1..] : text;
}

/// <summary>A row that could not be taken.</summary>
/// <param name="Line">The header is line 1.</param>
public sealed record RowError(int Line, string Column, string Message);

/// <summary>A row: its line and its trimmed cells.</summary>
internal sealed record CheckInRow(int Line, IReadOnlyDictionary<string, string?> Cells)
{
    public string? this[string column] => Cells.GetValueOrDefault(column);

    public Guid? Objective => Id("objective");

    public Guid? KeyResult => Id("key_result");

    public Guid? Step => Id("step");

    /// <summary>A step that is named without a word on it is done.</summary>
    public bool? Done => this["done"]?.ToLowerInvariant() switch { null or "true" or "yes" or "1" => true, "false" or "no" or "0" => false, _ => null };

    public DateTimeOffset? At => DateTimeOffset.TryParse(this["at"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
        ? LocalTime.ToStore(at) : null;

    /// <summary>What in it cannot be read.</summary>
    public IEnumerable<RowError> Faults()
    {
        (string Column, bool Holds, string Allowed)[] rules =
        [
            ("objective", Objective is not null, "must be an objective's id"),
            ("author", this["author"] is not null, "must be somebody's e-mail address"),
            ("at", At is not null, "must be a moment such as 2026-11-20T16:00:00Z"),
            ("confidence", this["confidence"] is null || Number("confidence") is not null, "must be a number"),
            ("value", this["value"] is null || Number("value") is not null, "must be a number"),
            ("key_result_confidence", this["key_result_confidence"] is null || Number("key_result_confidence") is not null, "must be a number"),
            ("key_result", (this["key_result"] is null && this["value"] is null && this["key_result_confidence"] is null) || KeyResult is not null, "must be a key result's id"),
            ("step", (this["step"] is null && this["done"] is null) || Step is not null, "must be a step's id"),
            ("done", Done is not null, "must be true or false"),
            .. Cells.Select(c => (c.Key, c.Value?.Contains('\0') != true, "must be readable text")),
        ];
        return rules.Where(r => !r.Holds).Select(r => new RowError(Line, r.Column, r.Allowed));
    }

    public decimal? Number(string column) =>
        decimal.TryParse(this[column], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private Guid? Id(string column) => Guid.TryParse(this[column], out var id) ? id : null;
}
