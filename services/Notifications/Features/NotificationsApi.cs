using Setpoint.Notifications.Features.Inbox;
using Setpoint.Notifications.Features.Stream;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Notifications.Features;

/// <summary>
/// The routes under <c>/api/notifications</c>: always the caller's own inbox, nobody else's. It belongs to no unit, so a token
/// that is limited to one has no way to it.
/// </summary>
internal static class NotificationsApi
{
    public static void MapNotifications(this RouteGroupBuilder api)
    {
        var own = api.MapGroup("");
        own.AddEndpointFilter(async (context, next) => context.HttpContext.RequestServices.GetRequiredService<Caller>().Within is null
            ? await next(context)
            : Problems.Forbidden("A token that is limited to a unit does not reach anybody's inbox."));
        own.MapGet("/inbox", ReadInbox.HandleAsync);
        own.MapPost("/inbox/read", MarkRead.AllAsync);
        own.MapPost("/inbox/{id:guid}/read", MarkRead.OneAsync);
        own.MapGet("/stream", StreamInbox.HandleAsync).Produces<InboxEntry>(StatusCodes.Status200OK, "text/event-stream");
    }
}
