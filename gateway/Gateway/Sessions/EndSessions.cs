using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Setpoint.Gateway.Data;

namespace Setpoint.Gateway.Sessions;

internal static class EndSessions
{
    /// <summary>Ends those that still run, on every replica at once, and forgets their ID tokens. Says how many.</summary>
    public static Task<int> EndSessionsAsync(this GatewayDb db, Expression<Func<Session, bool>> which, DateTimeOffset now, CancellationToken ct) =>
        db.Sessions.Where(which).Where(session => session.RevokedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(session => session.RevokedAt, now).SetProperty(session => session.IdToken, (byte[]?)null), ct);
}
