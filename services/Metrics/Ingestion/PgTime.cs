namespace Setpoint.Metrics.Ingestion;

/// <summary>Moments as PostgreSQL counts them: microseconds since 2000-01-01 UTC. Eight bytes, and ready for binary COPY.</summary>
internal static class PgTime
{
    private const long Epoch = 630_822_816_000_000_000; // ticks of 2000-01-01

    public static long Of(DateTimeOffset instant) => (instant.UtcTicks - Epoch) / TimeSpan.TicksPerMicrosecond;

    public static long Of(DateTime utc) => (utc.Ticks - Epoch) / TimeSpan.TicksPerMicrosecond;

    public static DateTime ToUtc(long microseconds) => new((microseconds * TimeSpan.TicksPerMicrosecond) + Epoch, DateTimeKind.Utc);
}
