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
    private static readonly string[] s_header = ["at", "kind", "reason", "person_id", "person", "actor_id", "token_id", "address", "request", "count"];

    /// <summary>The newest first, for administrators of the company.</summary>
    public static async Task<Results<Ok<Page<SecurityEventView>>, ProblemHttpResult>> HandleAsync(
        [AsParameters] SecurityEventFilter filter, string? cursor, int? limit, HttpContext context, GatewayDb db, Access access, CancellationToken ct)
    {
        var wanted = Cursor.TryDecode<long?>(cursor, out var before);
        if (await RefusalAsync(filter, access, wanted, ct) is { } refusal)
        {
            return refusal;
        }

        context.Response.Headers.CacheControl = "no-store";
        var size = Cursor.Limit(limit);
        var page = await Query(db, filter).Where(e => before == null || e.Seq < before).OrderByDescending(e => e.Seq).Take(size).ToListAsync(ct);
        return TypedResults.Ok(new Page<SecurityEventView>(page, page.Count == size ? Cursor.Encode<long?>(page[^1].Seq) : null));
    }

    /// <summary>All that the filter leaves, the oldest first, streamed.</summary>
    public static async Task<IResult> ExportAsync(
        [AsParameters] SecurityEventFilter filter, HttpContext context, GatewayDb db, Access access, CancellationToken ct)
    {
        if (await RefusalAsync(filter, access, isCursorOurs: true, ct) is { } refusal)
        {
            return refusal;
        }

        context.Response.Headers.CacheControl = "no-store";
        var rows = Query(db, filter).OrderBy(e => e.Seq).AsAsyncEnumerable().Select(e => new object?[]
        {
            e.At, e.Kind, e.Reason, e.PersonId, e.Person, e.ActorId, e.TokenId, e.Address, e.Trace, e.Count,
        });
        return new CsvExport("security-events.csv", s_header, rows);
    }

    private static async Task<ProblemHttpResult?> RefusalAsync(SecurityEventFilter filter, Access access, bool isCursorOurs, CancellationToken ct)
    {
        if (!await access.IsAdministratorAsync(ct))
        {
            return Problems.Missing();
        }

        var errors = new FieldErrors()
            .Require(filter.Kind is null || SecurityEvent.Kinds.Contains(filter.Kind), "kind", $"must be one of {string.Join(", ", SecurityEvent.Kinds)}")
            .Require(filter.From is null || filter.To is null || filter.From < filter.To, "to", "must be later than from")
            .Require(isCursorOurs, "cursor", "is not one that this list gave");
        return errors.Any ? errors.ToProblem() : null;
    }

    private static IQueryable<SecurityEventView> Query(GatewayDb db, SecurityEventFilter filter)
    {
        var (from, to) = (filter.From?.ToUniversalTime(), filter.To?.ToUniversalTime());
        return db.Database.SqlQuery<SecurityEventView>(
            $"""
            select e.seq as "Seq", e.at as "At", e.kind as "Kind", e.reason as "Reason", e.person_id as "PersonId", p.name as "Person",
                e.actor_id as "ActorId", e.token_id as "TokenId", e.address as "Address", e.trace as "Trace", e.count as "Count"
            from security_event e left join person p on p.id = e.person_id
            where ({filter.Person}::uuid is null or e.person_id = {filter.Person}) and ({filter.Kind}::text is null or e.kind = {filter.Kind})
              and ({from}::timestamptz is null or e.at >= {from}) and ({to}::timestamptz is null or e.at < {to})
            """);
    }
}
