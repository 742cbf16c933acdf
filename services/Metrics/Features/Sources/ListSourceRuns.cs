using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Metrics.Features.Sources;

/// <summary>One run of a source.</summary>
/// <param name="Rows">Values that it read.</param>
/// <param name="Inserted">Those of them that are new moments.</param>
/// <param name="Revised">Those of them that correct a moment; the rest was known.</param>
/// <param name="Error">Why it failed, in words; it brought nothing then.</param>
public sealed record SourceRunResponse(DateTimeOffset StartedAt, int TookMs, int Rows, int Inserted, int Revised, string? Error);

internal static class ListSourceRuns
{
    /// <summary>The last hundred runs, the newest first.</summary>
    public static async Task<Results<Ok<Page<SourceRunResponse>>, ProblemHttpResult>> HandleAsync(
        Guid id, int? limit, string? cursor, MetricsDb db, SourceRights rights, CancellationToken ct)
    {
        if (!Cursor.TryDecode<long?>(cursor, out var before))
        {
            return Problems.Invalid("cursor", "is not a cursor of this list");
        }

        var metric = await rights.FindAsync(id, ct);
        if (SourceRights.Refusal(metric) is { } refusal)
        {
            return refusal;
        }

        var size = Cursor.Limit(limit);
        var last = before ?? long.MaxValue;
        var found = await db.Set<SourceRun>().AsNoTracking()
            .Where(r => r.MetricId == metric!.Id && r.Id < last)
            .OrderByDescending(r => r.Id)
            .Take(size + 1)
            .ToListAsync(ct);
        var items = found.Take(size).Select(r => new SourceRunResponse(r.StartedAt, r.TookMs, r.Rows, r.Inserted, r.Revised, r.Error)).ToList();
        return TypedResults.Ok(new Page<SourceRunResponse>(items, found.Count > size ? Cursor.Encode(found[size - 1].Id) : null));
    }
}
