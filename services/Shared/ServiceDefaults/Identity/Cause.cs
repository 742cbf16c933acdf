namespace Setpoint.ServiceDefaults.Identity;

/// <summary>What the history says beside the changes of this request or message.</summary>
public sealed class Cause
{
    /// <summary>Who stands behind a message that is handled, or behind work that goes on after its request; in a request it is the caller.</summary>
    public Guid? Actor { get; set; }

    /// <summary>Why, where a reason is asked.</summary>
    public string? Reason { get; set; }
}
