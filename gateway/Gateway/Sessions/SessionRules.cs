namespace Setpoint.Gateway.Sessions;

/// <summary>How long a session lives: so long without use, and so long in all.</summary>
internal static class SessionRules
{
    /// <summary>Use is written down at most once in this time: a page of twenty requests is one write.</summary>
    public static readonly TimeSpan SeenPrecision = TimeSpan.FromMinutes(1);

    public static bool IsAlive(Session session, SessionLife life, DateTimeOffset now) =>
        session.RevokedAt is null && now < ExpiresAt(session, life);

    public static DateTimeOffset ExpiresAt(Session session, SessionLife life)
    {
        var idle = session.LastSeenAt + life.Idle;
        var absolute = session.CreatedAt + life.Absolute;
        return idle < absolute ? idle : absolute;
    }

    public static bool ShouldRecordUse(Session session, DateTimeOffset now) => now - session.LastSeenAt >= SeenPrecision;
}
