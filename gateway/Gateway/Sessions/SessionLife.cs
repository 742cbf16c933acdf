using System.ComponentModel.DataAnnotations;

namespace Setpoint.Gateway.Sessions;

/// <summary>The section <c>Sessions</c>: how long a session lives.</summary>
internal sealed class SessionLife : IValidatableObject
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(5), Longest = TimeSpan.FromDays(90);

    /// <summary>Without use.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromHours(8);

    /// <summary>In all.</summary>
    public TimeSpan Absolute { get; init; } = TimeSpan.FromDays(7);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Idle < Shortest || Idle > Absolute || Absolute > Longest)
        {
            yield return new ValidationResult("Sessions: Idle must be at least 5 minutes and no longer than Absolute, Absolute at most 90 days.");
        }
    }
}
