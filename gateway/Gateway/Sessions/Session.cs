namespace Setpoint.Gateway.Sessions;

/// <summary>A signed-in browser.</summary>
internal sealed class Session
{
    /// <summary>SHA-256 of the session id.</summary>
    public required byte[] IdHash { get; init; }

    /// <summary>What the session is called where it is listed: opens nothing.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid PersonId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>What the browser said it is, so that people recognise it.</summary>
    public string? UserAgent { get; init; }

    /// <summary>What the provider is shown at sign-out; see <see cref="KeptIdToken"/>.</summary>
    public byte[]? IdToken { get; init; }

    public bool IdTokenEncrypted { get; init; }
}
