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
        [AsParameters] UploadQuery query,
        [FromHeader(Name = "Idempotency-Key")] string? key,
        NpgsqlDataSource database,
        UploadPlaces places,
        Caller caller,
        EvaluationBell bell,
        TimeProvider clock,
        CancellationToken ct)
    {
        if (key?.Length > UploadKey.Longest)
        {
            return Problems.Invalid("Idempotency-Key", $"must be at most {UploadKey.Longest} characters");
        }

        if (request.Headers.ContentEncoding.ToString() is not ("" or "identity" or "gzip" or "br"))
        {
            return Problems.Of(StatusCodes.Status415UnsupportedMediaType, "encoding-unknown", "Content-Encoding may be gzip, br or absent.");
        }

        var errors = query.Check();
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var isOnce = !string.IsNullOrEmpty(key);
        var upload = new Upload(database, caller, places, query.ToMode(), isOnce ? new UploadProgress(database, caller.PersonId, UploadKey.NameOf(caller, key!)) : null);
        var rows = new UploadBody(request, query.ToDialect(), clock.GetUtcNow() + s_furthestAhead);
        try
        {
            return isOnce
                ? await RunOnceAsync(request, key!, upload, query, rows, database, caller, ct)
                : Answer(await upload.RunAsync(rows.ReadAsync(request.Body, ct), request.ContentLength, null, ct), query);
        }
        catch (UnreadableBodyException e)
        {
            return Unreadable($"The body {e.Message}.");
        }
        catch (InvalidDataException)
        {
            return Unreadable("The body cannot be unpacked to its end. Rows before the fault may have been taken; sending it again is harmless.");
        }
        finally
        {
            bell.Ring();
        }
    }

    private static async Task<Results<Ok<Receipt>, ProblemHttpResult>> RunOnceAsync(
        HttpRequest request, string key, Upload upload, UploadQuery query, UploadBody rows, NpgsqlDataSource database, Caller caller, CancellationToken ct)
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

        return Answer(await upload.RunAsync(
            rows.ReadAsync(body, ct),
            request.ContentLength,
            async (receipt, connection, transaction) =>
                await held.KeepAsync(await body.FinishAsync(ct), receipt, connection, transaction, ct),
            ct), query);
    }

    /// <summary>A file of which all or nothing counts, and that has a bad row, is refused with its receipt.</summary>
    private static Results<Ok<Receipt>, ProblemHttpResult> Answer(Receipt receipt, UploadQuery query) =>
        receipt.Applied || query.ToMode() == UploadMode.DryRun
            ? TypedResults.Ok(receipt)
            : Problems.Of(
                StatusCodes.Status422UnprocessableEntity,
                "rows-rejected",
                $"{receipt.Rejected} of {receipt.Rows} rows cannot be taken, so none was.",
                new() { ["receipt"] = receipt });

    private static ProblemHttpResult Unreadable(string detail) => Problems.Of(StatusCodes.Status400BadRequest, "unreadable", detail);
}
