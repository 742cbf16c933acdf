using System.Globalization;
using CsvHelper;
using Microsoft.AspNetCore.Http;

namespace Setpoint.ServiceDefaults.Http;

/// <summary>
/// A list as a file of comma-separated values, written as it is read. A text that a spreadsheet would run as a formula
/// is escaped.
/// </summary>
public sealed class CsvExport(string fileName, string[] header, IAsyncEnumerable<object?[]> rows) : IResult
{
    /// <summary>What it is sent as.</summary>
    public const string ContentType = "text/csv";

    private static readonly CsvWriterOptions s_options = CsvWriterOptions.Default with { Injection = CsvInjection.Escape };

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        // Nothing is written before the first row is there: what the question itself gets wrong is still answered as a problem.
        var ct = httpContext.RequestAborted;
        await using var row = rows.GetAsyncEnumerator(ct);
        var more = await row.MoveNextAsync();
        httpContext.Response.ContentType = $"{ContentType}; charset=utf-8";
        httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        await using var csv = CsvWriter.Create(httpContext.Response.Body, s_options, leaveOpen: true);
        await csv.WriteRecordAsync(header, ct);
        for (; more; more = await row.MoveNextAsync())
        {
            await csv.WriteRecordAsync(Array.ConvertAll(row.Current, Text)!, ct);
        }
    }

    private static string? Text(object? value) => value switch
    {
        DateTimeOffset moment => moment.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };
}
