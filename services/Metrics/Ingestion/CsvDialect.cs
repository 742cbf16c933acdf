using System.Globalization;

namespace Setpoint.Metrics.Ingestion;

/// <summary>How a CSV file is written: which columns mean what, and how numbers and days look.</summary>
internal sealed record CsvDialect
{
    /// <summary>Comma, semicolon, tab or bar; found out from the file when absent.</summary>
    public char? Delimiter { get; init; }

    public bool DecimalComma { get; init; }

    /// <summary>How a local day is written; ISO 8601 always works, too.</summary>
    public string? DayFormat { get; init; }

    /// <summary>The metric of every row, where the file has no column for it.</summary>
    public string? Metric { get; init; }

    public string MetricColumn { get; init; } = "metric";

    public string AtColumn { get; init; } = "at";

    public string ValueColumn { get; init; } = "value";

    public string NoteColumn { get; init; } = "note";

    /// <summary>Formats of a day that may be asked for.</summary>
    public static IReadOnlyList<string> DayFormats { get; } = ["yyyy-MM-dd", "dd.MM.yyyy", "dd/MM/yyyy", "MM/dd/yyyy", "yyyyMMdd"];

    /// <summary>Words for the delimiters that are hard to write in an address.</summary>
    public static IReadOnlyDictionary<string, char> Delimiters { get; } =
        new Dictionary<string, char>(StringComparer.Ordinal) { ["comma"] = ',', ["semicolon"] = ';', ["tab"] = '\t', ["bar"] = '|' };

    public NumberFormatInfo Numbers => DecimalComma ? s_comma : NumberFormatInfo.InvariantInfo;

    private static readonly NumberFormatInfo s_comma = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };
}
