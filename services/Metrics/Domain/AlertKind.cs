namespace Setpoint.Metrics.Domain;

/// <summary>What an alert is about. At most one of a kind is open for a metric; of health, one of a level.</summary>
public enum AlertKind
{
    /// <summary>The confirmed health worsened.</summary>
    Health,

    /// <summary>The latest value lies far from what comparable periods show.</summary>
    Deviation,

    /// <summary>The latest periods all lie beside the usual level, on one side.</summary>
    OffBaseline,

    /// <summary>A due value is missing.</summary>
    Stale,

    /// <summary>The trend crosses a threshold within the horizon.</summary>
    Forecast,
}
