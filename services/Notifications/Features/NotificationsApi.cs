using Setpoint.Notifications.Features.Inbox;
using Setpoint.Notifications.Features.Stream;

namespace Setpoint.Notifications.Features;

/// <summary>The routes under <c>/api/notifications</c>: always the caller's own inbox, nobody else's.</summary>
internal static class NotificationsApi
{
    public static void MapNotifications(this RouteGroupBuilder api)
    {
        api.MapGet("/inbox", ReadInbox.HandleAsync);
        api.MapPost("/inbox/read", MarkRead.AllAsync);
        api.MapPost("/inbox/{id:guid}/read", MarkRead.OneAsync);
        api.MapGet("/stream", StreamInbox.HandleAsync).Produces<InboxEntry>(StatusCodes.Status200OK, "text/event-stream");
    }
}
