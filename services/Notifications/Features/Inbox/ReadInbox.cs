using System.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Notifications.Data;
using Setpoint.Notifications.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Notifications.Features.Inbox;

/// <summary>Something the caller was told.</summary>
/// <param name="Seq">Its place in the stream; newer items have a higher one.</param>
/// <param name="Kind">What happened, such as <c>alert-opened</c> or <c>dependency-asked</c>.</param>
/// <param name="Health">What the metric turned to: <c>green</c>, <c>amber</c>, <c>red</c> or <c>not-set</c>; none where the item is not about a metric, or from before this was kept.</param>
/// <param name="Link">Path in the portal of what it is about.</param>
public sealed record InboxEntry(Guid Id, long Seq, InboxKind Kind, string Title, string Body, string? Health, string Link, DateTimeOffset At, bool Read)
{
    internal static InboxEntry Of(InboxItem item) =>
        new(item.Id, item.Seq, item.Kind, item.Title, item.Body, item.Health, item.Link, item.At, item.ReadAt is not null);
}

/// <summary>A page of the inbox, newest first.</summary>
/// <param name="Next">Send it as <c>cursor</c> for the page after; none at the end.</param>
/// <param name="Unread">How many unread items the whole inbox holds.</param>
public sealed record InboxResponse(IReadOnlyList<InboxEntry> Items, string? Next, int Unread);

internal static class ReadInbox
{
    public static async Task<Results<Ok<InboxResponse>, ProblemHttpResult>> HandleAsync(
        bool? unread, int? limit, string? cursor, Caller caller, NotificationsDb db, CancellationToken ct)
    {
        if (!Cursor.TryDecode<long?>(cursor, out var before))
        {
            return Problems.Invalid("cursor", "is not a cursor of this list");
        }

        var mine = db.Inbox.AsNoTracking().Where(i => i.PersonId == caller.PersonId);
        var wanted = mine.Where(i => before == null || i.Seq < before);
        if (unread == true)
        {
            wanted = wanted.Where(i => i.ReadAt == null);
        }

        // One moment for the list and for the count: what arrives in between would be counted and not shown.
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var size = Cursor.Limit(limit);
        var found = await wanted.OrderByDescending(i => i.Seq).Take(size + 1).ToListAsync(ct);
        var items = found.Take(size).Select(InboxEntry.Of).ToList();
        var next = found.Count > size ? Cursor.Encode(items[^1].Seq) : null;
        return TypedResults.Ok(new InboxResponse(items, next, await mine.CountAsync(i => i.ReadAt == null, ct)));
    }
}
