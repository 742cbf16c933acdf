namespace Setpoint.Gateway.Tokens;

/// <summary>A token and its person, as directory last told of them.</summary>
internal sealed record KnownToken(
    Guid PersonId,
    string Person,
    bool PersonActive,
    string SecretHash,
    IReadOnlyList<string> Scopes,
    DateTimeOffset ExpiresAt,
    bool Revoked)
{
    /// <summary>Of the secret before the last rotation, good until <see cref="PreviousUntil"/>.</summary>
    public string? PreviousSecretHash { get; init; }

    public DateTimeOffset? PreviousUntil { get; init; }

    /// <summary>The unit that it is limited to.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>When its use was last noted here.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    public bool Admits(ApiToken presented, DateTimeOffset now) =>
        (presented.Matches(SecretHash) || (now < PreviousUntil && presented.Matches(PreviousSecretHash)))
        && !Revoked && now < ExpiresAt && PersonActive;
}
