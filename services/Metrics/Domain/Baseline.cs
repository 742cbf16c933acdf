namespace Setpoint.Metrics.Domain;

/// <summary>Where a baseline stands.</summary>
public enum BaselineState
{
    /// <summary>Waits for somebody to decide.</summary>
    Proposed,

    /// <summary>Holds from its day on, until a later one does.</summary>
    Accepted,

    /// <summary>Somebody said no.</summary>
    Declined,

    /// <summary>Its periods no longer say so; nobody decided.</summary>
    Withdrawn,

    /// <summary>What a closed OKR has reached, while it is watched whether it stays.</summary>
    Provisional,
}

/// <summary>Where a baseline comes from.</summary>
public enum BaselineOrigin
{
    /// <summary>Somebody set it.</summary>
    Person,

    /// <summary>The median of the latest periods.</summary>
    Periods,

    /// <summary>The level that a closed OKR has achieved.</summary>
    Objective,
}
