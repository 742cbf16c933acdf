namespace Setpoint.Gateway.Sessions;

/// <summary>How long a session lives: eight hours without use, seven days in all.</summary>
internal static class SessionRules
{
    public static readonly TimeSpan Idle = TimeSpan.FromHours(8);
    public static readonly TimeSpan Absolute = TimeSpan.FromDays(7);

    /// <summary>Use is written down at most once in this time: a page of twenty requests is one write.</summary>
    public static readonly TimeSpan SeenPrecision = TimeSpan.FromMinutes(1);

    public static bool IsAlive(Session session, DateTimeOffset now) =>
        session.RevokedAt is null && now < ExpiresAt(session);

    public static DateTimeOffset ExpiresAt(Session session)
    {
        var idle = session.LastSeenAt + Idle;
        var absolute = session.CreatedAt + Absolute;
        return idle < absolute ? idle : absolute;
    }

    public static bool ShouldRecordUse(Session session, DateTimeOffset now) => now - session.LastSeenAt >= SeenPrecision;
}
