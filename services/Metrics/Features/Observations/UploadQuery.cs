using Microsoft.AspNetCore.Mvc;
using Setpoint.Metrics.Ingestion;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Metrics.Features.Observations;

/// <summary>How an upload is to be read and taken; the second part is for CSV alone.</summary>
public sealed class UploadQuery
{
    /// <summary><c>best-effort</c> takes the good rows, <c>all-or-nothing</c> takes none if one is bad, <c>dry-run</c> only says what would happen.</summary>
    [FromQuery]
    public string? Mode { get; init; }

    /// <summary><c>comma</c>, <c>semicolon</c>, <c>tab</c> or <c>bar</c>; found out from the file when absent.</summary>
    [FromQuery]
    public string? Delimiter { get; init; }

    /// <summary><c>point</c> or <c>comma</c>.</summary>
    [FromQuery]
    public string? Decimals { get; init; }

    /// <summary>How days are written, such as <c>dd.MM.yyyy</c>.</summary>
    [FromQuery]
    public string? DayFormat { get; init; }

    /// <summary>Id or external key of the metric of all rows, where no column names one.</summary>
    [FromQuery]
    public string? Metric { get; init; }

    /// <summary>Heading of the column that names the metric; <c>metric</c> when absent. So with the others.</summary>
    [FromQuery]
    public string? MetricColumn { get; init; }

    /// <summary>Heading of the column with the moment.</summary>
    [FromQuery]
    public string? AtColumn { get; init; }

    /// <summary>Heading of the column with the value.</summary>
    [FromQuery]
    public string? ValueColumn { get; init; }

    /// <summary>Heading of the column with a note.</summary>
    [FromQuery]
    public string? NoteColumn { get; init; }

    internal FieldErrors Check() => new FieldErrors()
        .Require(Mode is null or "best-effort" or "all-or-nothing" or "dry-run", "mode", "must be best-effort, all-or-nothing or dry-run")
        .Require(Delimiter is null || CsvDialect.Delimiters.ContainsKey(Delimiter), "delimiter", "must be comma, semicolon, tab or bar")
        .Require(Decimals is null or "point" or "comma", "decimals", "must be point or comma")
        .Require(DayFormat is null || CsvDialect.DayFormats.Contains(DayFormat), "dayFormat", $"must be one of: {string.Join(", ", CsvDialect.DayFormats)}");

    internal UploadMode ToMode() => Mode switch
    {
        "all-or-nothing" => UploadMode.AllOrNothing,
        "dry-run" => UploadMode.DryRun,
        _ => UploadMode.BestEffort,
    };

    internal CsvDialect ToDialect()
    {
        var plain = new CsvDialect();
        return plain with
        {
            Delimiter = Delimiter is null ? null : CsvDialect.Delimiters[Delimiter],
            DecimalComma = Decimals == "comma",
            DayFormat = DayFormat,
            Metric = Metric,
            MetricColumn = MetricColumn ?? plain.MetricColumn,
            AtColumn = AtColumn ?? plain.AtColumn,
            ValueColumn = ValueColumn ?? plain.ValueColumn,
            NoteColumn = NoteColumn ?? plain.NoteColumn,
        };
    }
}
