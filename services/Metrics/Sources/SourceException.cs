namespace Setpoint.Metrics.Sources;

/// <summary>A source could not be read; the message says why, for people, and is kept as the run's error.</summary>
internal sealed class SourceException(string message) : Exception(message);
