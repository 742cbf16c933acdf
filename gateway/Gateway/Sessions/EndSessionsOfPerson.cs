using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Gateway.Data;
using Setpoint.Gateway.Security;
using Setpoint.Gateway.SecurityEvents;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Gateway.Sessions;

/// <summary>An administrator signs somebody out everywhere, as after a lost laptop.</summary>
internal static class EndSessionsOfPerson
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, HttpContext context, GatewayDb db, Access access, TimeProvider clock, CancellationToken ct)
    {
        if (!await access.IsAdministratorAsync(ct)
            || !await db.Database.SqlQuery<bool>($"""select exists (select 1 from person where id = {id}) as "Value" """).SingleAsync(ct))
        {
            return Problems.Missing();
        }

        var now = clock.GetUtcNow();
        await using var work = await db.BeginWorkAsync(ct);
        await db.EndSessionsAsync(s => s.PersonId == id, now, ct);
        db.SecurityEvents.Add(
            SecurityEvent.Of(context, SecurityEvent.SessionsEnded, now, id, "administrator", actorId: context.Caller()!.PersonId));
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
