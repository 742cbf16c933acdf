namespace Setpoint.Metrics.Domain;

/// <summary>The judgement of a value by thresholds, mildest first. No thresholds means not set, never green.</summary>
public enum Health
{
    /// <summary>There is nothing to judge by, or nothing to judge.</summary>
    NotSet,

    /// <summary>As it should be.</summary>
    Green,

    /// <summary>Between good and bad.</summary>
    Amber,

    /// <summary>Needs somebody.</summary>
    Red,
}
