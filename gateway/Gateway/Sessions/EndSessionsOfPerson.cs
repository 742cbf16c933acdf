using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Gateway.Data;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Gateway.Sessions;

/// <summary>An administrator signs somebody out everywhere, as after a lost laptop.</summary>
internal static class EndSessionsOfPerson
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, GatewayDb db, Access access, TimeProvider clock, CancellationToken ct)
    {
        if (!await access.IsAdministratorAsync(ct))
        {
            return Problems.Forbidden("Only an administrator of the company signs somebody else out.");
        }

        if (!await db.Database.SqlQuery<bool>($"""select exists (select 1 from person where id = {id}) as "Value" """).SingleAsync(ct))
        {
            return Problems.Missing();
        }

        await db.EndSessionsAsync(s => s.PersonId == id, clock.GetUtcNow(), ct);
        return TypedResults.NoContent();
    }
}
