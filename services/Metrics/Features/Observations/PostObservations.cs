using System.IO.Compression;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Setpoint.Metrics.Evaluation;
using Setpoint.Metrics.Ingestion;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Observations;

/// <summary>One observation, in JSON; a CSV file has the same names in its header.</summary>
/// <param name="Metric">The metric's id or external key.</param>
/// <param name="At">An instant such as <c>2026-11-09T08:00:00Z</c>, or a local date that means that day in the unit's time zone.</param>
/// <param name="Value">Null withdraws the value.</param>
public sealed record ObservationRow(string Metric, string At, decimal? Value, string? Note);

/// <summary>
/// Takes one observation or millions. Rows with errors are left out and reported; what is known already adds nothing, so
/// sending a file again is harmless. A local date means that day's period.
/// </summary>
internal static class PostObservations
{
    private static readonly TimeSpan s_furthestAhead = TimeSpan.FromDays(366);

    public static async Task<Results<Ok<Receipt>, ProblemHttpResult>> HandleAsync(
        HttpRequest request,
        [FromHeader(Name = "Idempotency-Key")] string? key,
        NpgsqlDataSource database,
        Caller caller,
        EvaluationBell bell,
        TimeProvider clock,
        CancellationToken ct)
    {
        if (key?.Length > UploadKey.Longest)
        {
            return Problems.Invalid("Idempotency-Key", $"must be at most {UploadKey.Longest} characters");
        }

        if (request.Headers.ContentEncoding.ToString() is not ("" or "identity" or "gzip"))
        {
            return Problems.Of(StatusCodes.Status415UnsupportedMediaType, "encoding-unknown", "Content-Encoding may be gzip or absent.");
        }

        var upload = new Upload(database, caller);
        var parser = new RowParser(clock.GetUtcNow() + s_furthestAhead);
        try
        {
            return string.IsNullOrEmpty(key)
                ? TypedResults.Ok(await upload.RunAsync(Rows(request, request.Body, parser, ct), null, ct))
                : await RunOnceAsync(request, key, upload, parser, database, caller, ct);
        }
        catch (UnreadableBodyException e)
        {
            return Unreadable($"The body {e.Message}.");
        }
        catch (InvalidDataException)
        {
            return Unreadable("The body is not whole gzip. Rows before the fault may have been taken; sending it again is harmless.");
        }
        finally
        {
            bell.Ring();
        }
    }

    private static async Task<Results<Ok<Receipt>, ProblemHttpResult>> RunOnceAsync(
        HttpRequest request, string key, Upload upload, RowParser parser, NpgsqlDataSource database, Caller caller, CancellationToken ct)
    {
        await using var held = await UploadKey.TryTakeAsync(database, caller, key, ct);
        if (held is null)
        {
            request.HttpContext.Response.Headers.RetryAfter = "1";
            return Problems.Conflict("in-progress", "The first request with this key is still at work.");
        }

        await using var body = new HashedBody(request.Body);
        if (await held.FindAsync(ct) is { } kept)
        {
            var hash = await body.FinishAsync(ct);
            if (!hash.SequenceEqual(kept.BodyHash))
            {
                return Problems.Invalid("Idempotency-Key", "was used before with another body");
            }

            request.HttpContext.Response.Headers["Idempotent-Replay"] = "true";
            return TypedResults.Ok(kept.Receipt);
        }

        return TypedResults.Ok(await upload.RunAsync(
            Rows(request, body, parser, ct),
            async (receipt, connection, transaction) =>
                await held.KeepAsync(await body.FinishAsync(ct), receipt, connection, transaction, ct),
            ct));
    }

    private static IAsyncEnumerable<RowBatch> Rows(HttpRequest request, Stream body, RowParser parser, CancellationToken ct)
    {
        var isGzip = request.Headers.ContentEncoding == "gzip";
        var plain = isGzip ? new GZipStream(body, CompressionMode.Decompress, leaveOpen: true) : body;
        if (request.ContentType?.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) == true)
        {
            return CsvRows.ReadAsync(plain, parser, ct);
        }

        var pipe = ReferenceEquals(plain, request.Body) ? request.BodyReader : PipeReader.Create(plain, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        return request.ContentType?.StartsWith("application/x-ndjson", StringComparison.OrdinalIgnoreCase) == true
            ? NdjsonReader.ReadAsync(pipe, parser, ct)
            : JsonArrayReader.ReadAsync(pipe, parser, ct);
    }

    private static ProblemHttpResult Unreadable(string detail) => Problems.Of(StatusCodes.Status400BadRequest, "unreadable", detail);
}
