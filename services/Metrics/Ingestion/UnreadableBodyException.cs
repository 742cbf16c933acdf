namespace Setpoint.Metrics.Ingestion;

/// <summary>The body as a whole is not what it says it is; no row of it could be read.</summary>
internal sealed class UnreadableBodyException(string message) : Exception(message);
