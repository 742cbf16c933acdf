using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain.Sources;
using Setpoint.Metrics.Sources;
using Setpoint.Metrics.Sources.Reading;
using Setpoint.Metrics.Sources.Runs;
using Setpoint.Metrics.Sources.Secrets;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Sources;

/// <summary>A value that a source gave.</summary>
public sealed record SourceValueResponse(DateTimeOffset At, decimal Value);

/// <summary>What a source would have brought.</summary>
/// <param name="Error">Why it brought nothing, in words.</param>
/// <param name="Count">How many values there are.</param>
/// <param name="Values">The newest of them, at most ten.</param>
public sealed record SourceTestResponse(int TookMs, string? Error, int Count, IReadOnlyList<SourceValueResponse> Values);

/// <summary>Reads a source now without keeping anything: the saved one, or the one in the body.</summary>
internal static class TestSource
{
    private const int Shown = 10;

    public static async Task<Results<Ok<SourceTestResponse>, ProblemHttpResult>> HandleAsync(
        Guid id,
        SourceRequest? request,
        HttpResponse http,
        MetricsDb db,
        Caller caller,
        SourceRights rights,
        SecretStore secrets,
        SourceReader reader,
        RunLimit limit,
        TimeProvider clock,
        CancellationToken ct)
    {
        var metric = await rights.FindAsync(id, ct);
        if (SourceRights.Refusal(metric) is { } refusal)
        {
            return refusal;
        }

        var errors = request is null ? new FieldErrors() : await request.CheckAsync(metric!.UnitId, secrets, ct);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var definition = request?.ToDefinition()
            ?? (await db.Set<MetricSource>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == metric!.Id && !s.Removed, ct))?.Definition;
        if (definition is null)
        {
            return Problems.Conflict("no-source", "This metric has no source; send the one to test.");
        }

        return limit.TryTake(caller.PersonId, out var wait)
            ? TypedResults.Ok(await ReadAsync(definition, metric!, reader, clock, ct))
            : TooSoon(http, wait.Value);
    }

    /// <summary>429, with how long to wait.</summary>
    internal static ProblemHttpResult TooSoon(HttpResponse http, TimeSpan wait)
    {
        http.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Problems.Of(StatusCodes.Status429TooManyRequests, "too-many-requests", "You have had sources read very often just now. Wait a moment.");
    }

    private static async Task<SourceTestResponse> ReadAsync(
        SourceDefinition definition, SourceMetric metric, SourceReader reader, TimeProvider clock, CancellationToken ct)
    {
        var start = clock.GetTimestamp();
        var occasion = new Occasion(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(metric.TimeZone), definition.LookBackDays);
        try
        {
            var values = await reader.ReadAsync(definition, metric.UnitId, occasion, ct);
            var newest = values.AsEnumerable().Reverse().Take(Shown).Select(v => new SourceValueResponse(v.At, v.Value)).ToList();
            return new SourceTestResponse(Took(), null, values.Count, newest);
        }
        catch (SourceException e)
        {
            return new SourceTestResponse(Took(), e.Message, 0, []);
        }

        int Took() => (int)clock.GetElapsedTime(start).TotalMilliseconds;
    }
}
