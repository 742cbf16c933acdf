namespace Setpoint.Gateway.OpenId;

/// <summary>
/// Whom an account at the provider belongs to. Written at the first sign-in and followed ever after: an address may be given to
/// somebody else, a subject never is. A person has one account at a provider, so that who inherits an address inherits nobody.
/// </summary>
internal sealed class Identity
{
    public required string Issuer { get; init; }

    public required string Subject { get; init; }

    public required Guid PersonId { get; init; }

    public required DateTimeOffset LinkedAt { get; init; }
}
