namespace Setpoint.Metrics.Domain;

/// <summary>What somebody answers to an alert.</summary>
public enum AcknowledgementOutcome
{
    /// <summary>Somebody looks for the cause.</summary>
    Investigating,

    /// <summary>The cause is mended.</summary>
    Fixed,

    /// <summary>It is as it may be; nothing is done.</summary>
    Accepted,

    /// <summary>There was nothing.</summary>
    FalseAlarm,

    /// <summary>An objective was made of it.</summary>
    OkrStarted,
}
