namespace Setpoint.Metrics.Ingestion;

/// <summary>A metric that rows of this request go to.</summary>
/// <param name="Series">Its short key.</param>
/// <param name="Zone">Its unit's time zone, in which local dates are meant.</param>
internal sealed record Target(int Series, TimeZoneInfo Zone);
