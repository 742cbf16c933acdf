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
    public bool Admits(ApiToken presented, DateTimeOffset now) =>
        presented.Matches(SecretHash) && !Revoked && now < ExpiresAt && PersonActive;
}
