using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Gateway.Data;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Gateway.SecurityEvents;

/// <summary>An event as shown.</summary>
/// <param name="Person">Whom it is about, by name.</param>
/// <param name="ActorId">Who did it, where that is somebody else.</param>
/// <param name="Trace">By which logs and spans of the request are found.</param>
/// <param name="Count">How often, where like events of a minute are one row.</param>
public sealed record SecurityEventView(
    long Seq,
    DateTimeOffset At,
    string Kind,
    string? Reason,
    Guid? PersonId,
    string? Person,
    Guid? ActorId,
    Guid? TokenId,
    string? Address,
    string? Trace,
    int Count);

/// <summary>Which events are asked for.</summary>
/// <param name="From">Not before.</param>
/// <param name="To">Before, not at.</param>
internal sealed record SecurityEventFilter(Guid? Person, string? Kind, DateTimeOffset? From, DateTimeOffset? To);

internal static class ListSecurityEvents
{
    /// <summary>The newest first, for administrators of the company; as CSV the whole of what the filter leaves.</summary>
    public static async Task<Results<Ok<Page<SecurityEventView>>, PushStreamHttpResult, ProblemHttpResult>> HandleAsync(
        [AsParameters] SecurityEventFilter filter,
        string? cursor,
        int? limit,
        string? format,
        HttpContext context,
        GatewayDb db,
        Access access,
        CancellationToken ct)
    {
        if (!await access.IsAdministratorAsync(ct))
        {
            return Problems.Missing();
        }

        var errors = new FieldErrors()
            .Require(filter.Kind is null || SecurityEvent.Kinds.Contains(filter.Kind), "kind", $"must be one of {string.Join(", ", SecurityEvent.Kinds)}")
            .Require(filter.From is null || filter.To is null || filter.From < filter.To, "to", "must be later than from")
            .Require(format is null or "json" or "csv", "format", "must be json or csv")
            .Require(Cursor.TryDecode<long?>(cursor, out var before), "cursor", "is not one that this list gave");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        context.Response.Headers.CacheControl = "no-store";
        if (format == "csv" || (format is null && WantsCsv(context.Request)))
        {
            return TypedResults.Stream(
                output => SecurityEventCsv.WriteAsync(output, (seq, size) => db.ReadAsync(filter, seq, size, ct), ct), "text/csv", "security-events.csv");
        }

        var size = Cursor.Limit(limit);
        var page = await db.ReadAsync(filter, before, size, ct);
        return TypedResults.Ok(new Page<SecurityEventView>(page, page.Count == size ? Cursor.Encode<long?>(page[^1].Seq) : null));
    }

    private static bool WantsCsv(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase));

    private static Task<List<SecurityEventView>> ReadAsync(
        this GatewayDb db, SecurityEventFilter filter, long? before, int size, CancellationToken ct)
    {
        var (from, to) = (filter.From?.ToUniversalTime(), filter.To?.ToUniversalTime());
        return db.Database.SqlQuery<SecurityEventView>(
            $"""
            select e.seq as "Seq", e.at as "At", e.kind as "Kind", e.reason as "Reason", e.person_id as "PersonId", p.name as "Person",
                e.actor_id as "ActorId", e.token_id as "TokenId", e.address as "Address", e.trace as "Trace", e.count as "Count"
            from security_event e left join person p on p.id = e.person_id
            where ({filter.Person}::uuid is null or e.person_id = {filter.Person}) and ({filter.Kind}::text is null or e.kind = {filter.Kind})
              and ({from}::timestamptz is null or e.at >= {from}) and ({to}::timestamptz is null or e.at < {to})
              and ({before}::bigint is null or e.seq < {before})
            order by e.seq desc
            limit {size}
            """).ToListAsync(ct);
    }
}
