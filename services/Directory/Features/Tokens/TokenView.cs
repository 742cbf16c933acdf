using Setpoint.Directory.Domain;

namespace Setpoint.Directory.Features.Tokens;

/// <summary>A token without its secret.</summary>
/// <param name="LastUsedAt">A few minutes late; never used when absent.</param>
/// <param name="UnitId">The unit that it is limited to, with everything below; everywhere when absent.</param>
/// <param name="PreviousUntil">Until when the secret before the last rotation is good as well.</param>
public sealed record TokenView(
    Guid Id,
    Guid PersonId,
    string Name,
    IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? PreviousUntil,
    Guid? UnitId);

/// <summary>A new token, shown this once.</summary>
/// <param name="Token">Send it as <c>Authorization: Bearer …</c>.</param>
public sealed record NewToken(Guid Id, string Token, Guid PersonId, string Name, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt, Guid? UnitId);

internal static class TokenViews
{
    public static TokenView View(this ApiToken t) => new(
        t.Id.Value, t.PersonId.Value, t.Name, t.Scopes, t.CreatedAt, t.ExpiresAt, t.RevokedAt, t.LastUsedAt, t.PreviousUntil, t.UnitId?.Value);
}
