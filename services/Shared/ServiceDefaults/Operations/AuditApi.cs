using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.ServiceDefaults.Operations;

/// <summary>The history of a service's aggregates, for administrators of the company: searched page by page, or whole as CSV.</summary>
internal static class AuditApi
{
    public static void MapAudit(this RouteGroupBuilder api)
    {
        var audit = api.MapGroup("/audit").AddEndpointFilter(OnlyAdministrators.FilterAsync);
        audit.MapGet("", ListAsync);
        audit.MapGet("/export", ExportAsync).Produces<string>(StatusCodes.Status200OK, CsvExport.ContentType);
    }

    /// <summary>The newest first.</summary>
    private static async Task<Results<Ok<Page<AuditView>>, ProblemHttpResult>> ListAsync(
        ServiceDb db, [AsParameters] AuditQuery query, string? cursor, int? limit, CancellationToken ct)
    {
        if (!Cursor.TryDecode<long?>(cursor, out var before))
        {
            return Problems.Invalid("cursor", "is not one that this list gave");
        }

        var size = Cursor.Limit(limit);
        var page = await query.Of(db).Where(e => before == null || e.Seq < before).OrderByDescending(e => e.Seq).Take(size).ToListAsync(ct);
        return TypedResults.Ok(new Page<AuditView>(
            page.ConvertAll(AuditView.Of), page.Count == size ? Cursor.Encode<long?>(page[^1].Seq) : null));
    }

    /// <summary>The oldest first, streamed.</summary>
    private static IResult ExportAsync(ServiceDb db, [AsParameters] AuditQuery query) => new CsvExport(
        "audit.csv",
        ["at", "actor", "action", "subject_type", "subject_id", "version", "reason", "request", "changes"],
        query.Of(db).OrderBy(e => e.Seq).AsAsyncEnumerable().Select(e => new object?[]
        {
            e.At, e.Actor, e.Action, e.SubjectType, e.SubjectId, e.Version, e.Reason, AuditView.RequestOf(e), e.Changes,
        }));
}

/// <summary>What the history is searched by; everything together.</summary>
/// <param name="Subject">One object.</param>
/// <param name="SubjectType">Such as <c>Objective</c>.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="From">From this moment on.</param>
/// <param name="To">Before this moment.</param>
public sealed record AuditQuery(Guid? Subject, string? SubjectType, Guid? Actor, DateTimeOffset? From, DateTimeOffset? To)
{
    internal IQueryable<AuditEntry> Of(ServiceDb db)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking();
        if (Subject is { } subject)
        {
            entries = entries.Where(e => e.SubjectId == subject);
        }

        if (SubjectType is { } type)
        {
            entries = entries.Where(e => e.SubjectType == type);
        }

        if (Actor is { } actor)
        {
            entries = entries.Where(e => e.Actor == actor);
        }

        if (From?.ToUniversalTime() is { } from)
        {
            entries = entries.Where(e => e.At >= from);
        }

        return To?.ToUniversalTime() is { } to ? entries.Where(e => e.At < to) : entries;
    }
}

/// <summary>One line of the history.</summary>
/// <param name="Actor">None when time or an event did it that no person stands behind.</param>
/// <param name="Changes">Property → [before, after].</param>
/// <param name="Reason">Where one was asked.</param>
/// <param name="Request">Trace id of the request, the one that its problem details and its telemetry carry.</param>
public sealed record AuditView(
    DateTimeOffset At,
    Guid? Actor,
    string Action,
    string SubjectType,
    Guid SubjectId,
    long Version,
    JsonElement Changes,
    string? Reason,
    string? Request)
{
    internal static AuditView Of(AuditEntry e) => new(
        e.At, e.Actor, e.Action, e.SubjectType, e.SubjectId, e.Version, JsonSerializer.Deserialize<JsonElement>(e.Changes), e.Reason, RequestOf(e));

    /// <summary>The second field of a traceparent.</summary>
    internal static string? RequestOf(AuditEntry e) => e.Trace?.Split('-') is [_, var trace, ..] ? trace : null;
}
