namespace Setpoint.Contracts.Directory;

/// <summary>State of an API token. The secret itself is never stored or sent, only its hash.</summary>
/// <param name="PersonId">The person or service account it acts as.</param>
/// <param name="SecretHash">SHA-256 over the 64 hexadecimal digits of the secret as they are sent, itself in lower-case hexadecimal.</param>
/// <param name="PreviousSecretHash">Of the secret before the last rotation, good until <paramref name="PreviousUntil"/>.</param>
/// <param name="UnitId">The unit that it is limited to, with everything below; everywhere when absent.</param>
/// <param name="Scopes">Such as <c>metrics:write</c>; see the gateway's README for the list.</param>
public sealed record TokenChanged(
    Guid Id,
    long Version,
    Guid PersonId,
    string Name,
    string SecretHash,
    IReadOnlyList<string> Scopes,
    DateTimeOffset ExpiresAt,
    bool Revoked,
    string? PreviousSecretHash = null,
    DateTimeOffset? PreviousUntil = null,
    Guid? UnitId = null);
