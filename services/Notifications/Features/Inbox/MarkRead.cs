using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Notifications.Data;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Notifications.Features.Inbox;

internal static class MarkRead
{
    /// <summary>Marking twice keeps the first time; another person's item does not exist.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> OneAsync(
        Guid id, Caller caller, NotificationsDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var found = await db.Inbox
            .Where(i => i.Id == id && i.PersonId == caller.PersonId)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.ReadAt, i => i.ReadAt ?? now), ct);
        return found == 1 ? TypedResults.NoContent() : Problems.Missing();
    }

    public static async Task<NoContent> AllAsync(Caller caller, NotificationsDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.Inbox
            .Where(i => i.PersonId == caller.PersonId && i.ReadAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.ReadAt, now), ct);
        return TypedResults.NoContent();
    }
}
