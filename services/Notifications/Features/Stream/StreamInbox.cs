using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Setpoint.Notifications.Data;
using Setpoint.Notifications.Domain;
using Setpoint.Notifications.Features.Inbox;
using Setpoint.Notifications.Live;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Notifications.Features.Stream;

/// <summary>
/// The caller's inbox, live, as server-sent events. Resumes after the position in <c>Last-Event-ID</c> (or the query's
/// <c>after</c>), otherwise begins with what comes next. Ends by itself, so that rights are checked again.
/// </summary>
internal static class StreamInbox
{
    private const int Batch = 100;

    public static async Task<Results<EmptyHttpResult, ProblemHttpResult>> HandleAsync(
        [FromHeader(Name = "Last-Event-ID")] string? lastEventId,
        long? after,
        HttpContext http,
        Caller caller,
        NotificationsDb db,
        InboxBell bell,
        IOptions<StreamOptions> options,
        IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json,
        IHostApplicationLifetime host,
        TimeProvider clock)
    {
        if (!TryResume(lastEventId, after, out var position))
        {
            return Problems.Invalid("Last-Event-ID", "is not a position of this stream");
        }

        using var end = new CancellationTokenSource(options.Value.Lifetime, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(end.Token, http.RequestAborted, host.ApplicationStopping);
        var inbox = db.Inbox.AsNoTracking().Where(i => i.PersonId == caller.PersonId);
        try
        {
            position ??= await inbox.MaxAsync(i => (long?)i.Seq, stop.Token) ?? 0;
            using var listener = bell.Listen(caller.PersonId, position.Value);
            await WriteAsync(http.Response, inbox, listener, options.Value.Heartbeat, json.Value.SerializerOptions, clock, stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The page has gone, the time is over or the process stops: the page resumes where it was.
        }

        return TypedResults.Empty;
    }

    private static async Task WriteAsync(
        HttpResponse response,
        IQueryable<InboxItem> inbox,
        Listener listener,
        TimeSpan heartbeat,
        JsonSerializerOptions json,
        TimeProvider clock,
        CancellationToken ct)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";

        // An id without data: should the connection break before the first item, the page still knows where to resume.
        await SendAsync(response, $"retry: 2000\nid: {listener.Position}\n\n", ct);
        while (true)
        {
            var items = await inbox.Where(i => i.Seq > listener.Position).OrderBy(i => i.Seq).Take(Batch).ToListAsync(ct);
            if (items.Count > 0)
            {
                var events = items.Select(i => $"event: inbox\nid: {i.Seq}\ndata: {JsonSerializer.Serialize(InboxEntry.Of(i), json)}\n\n");
                await SendAsync(response, string.Concat(events), ct);
                listener.Position = items[^1].Seq;
            }
            else if (!await listener.WaitAsync(heartbeat, clock, ct))
            {
                await SendAsync(response, ": still here\n\n", ct);
            }
        }
    }

    private static async Task SendAsync(HttpResponse response, string text, CancellationToken ct)
    {
        await response.WriteAsync(text, Encoding.UTF8, ct);
        await response.Body.FlushAsync(ct);
    }

    private static bool TryResume(string? lastEventId, long? after, out long? position)
    {
        position = after;
        if (string.IsNullOrEmpty(lastEventId))
        {
            return true;
        }

        var isPosition = long.TryParse(lastEventId, NumberStyles.None, CultureInfo.InvariantCulture, out var seq);
        position = isPosition ? seq : null;
        return isPosition;
    }
}
