namespace Setpoint.Gateway.Sessions;

/// <summary>A signed-in browser.</summary>
internal sealed class Session
{
    /// <summary>SHA-256 of the session id.</summary>
    public required byte[] IdHash { get; init; }

    public required Guid PersonId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
