namespace Setpoint.Gateway.OpenId;

/// <summary>Somebody on the way to the provider and back. Taking it up again deletes it, so that nothing can be answered twice.</summary>
internal sealed class SignInAttempt
{
    /// <summary>SHA-256 of the state that the provider hands back.</summary>
    public required byte[] StateHash { get; init; }

    /// <summary>SHA-256 of what the cookie of the browser that began holds: another browser cannot end it.</summary>
    public required byte[] BrowserHash { get; init; }

    /// <summary>What the ID token must repeat.</summary>
    public required string Nonce { get; init; }

    /// <summary>What proves to the provider that whoever began is who redeems the code (RFC 7636).</summary>
    public required string Verifier { get; init; }

    public required string ReturnPath { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
