using System.Security.Cryptography;
using System.Text;
using Setpoint.Kernel;

namespace Setpoint.Directory.Domain;

/// <summary>
/// Lets a script act as a person or service account, within scopes and until it expires. Only the hash of its secret
/// is kept: 256 random bits need no slow hash.
/// </summary>
internal sealed class ApiToken : AggregateRoot
{
    /// <summary>Random bytes of a secret.</summary>
    public const int SecretBytes = 32;

    /// <summary>The longest life.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(366);

    /// <summary>The longest time for which the secret before a rotation goes on being good.</summary>
    public static readonly TimeSpan LongestOverlap = TimeSpan.FromDays(7);

    /// <summary>For an identity provider: people and groups by SCIM, and nothing else.</summary>
    public const string ProvisionScope = "directory:provision";

    /// <summary>People and their grades together, in whatever else it may read; for an administrator to grant.</summary>
    public const string ScoresScope = "people:scores";

    /// <summary>What a token may be allowed: reading or writing, service by service, provisioning, or people with their grades.</summary>
    public static readonly IReadOnlyList<string> KnownScopes =
    [
        .. new[] { "directory", "metrics", "goals", "checkins", "notifications", "gateway" }.SelectMany(s => new[] { $"{s}:read", $"{s}:write" }),
        ProvisionScope,
        ScoresScope,
    ];

    private ApiToken()
    {
    }

    public TokenId Id { get; private set; }

    public PersonId PersonId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>SHA-256, lower-case hexadecimal.</summary>
    public string SecretHash { get; private set; } = "";

    public IReadOnlyList<string> Scopes { get; private set; } = [];

    /// <summary>The unit that it is limited to, with everything below; none for everything its person may do.</summary>
    public UnitId? UnitId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Of the secret before the last rotation.</summary>
    public string? PreviousSecretHash { get; private set; }

    /// <summary>Until when that one is good as well.</summary>
    public DateTimeOffset? PreviousUntil { get; private set; }

    /// <summary>When the gateway last told of its use: a few minutes late, and no change of the token.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>Makes a token around a secret of 32 random bytes.</summary>
    /// <param name="unit">Limits it to this unit and what is below.</param>
    /// <exception cref="DomainException">Name empty, scope unknown or none, one that a limited token cannot have, life not within (now, now + 366 days].</exception>
    public static ApiToken Create(
        PersonId person,
        string name,
        ReadOnlySpan<byte> secret,
        IReadOnlyCollection<string> scopes,
        DateTimeOffset expiresAt,
        DateTimeOffset now,
        UnitId? unit = null)
    {
        name = (name ?? "").Trim();
        Rule.Require(name.Length is > 0 and <= 120, "token-name", "must have 1 to 120 characters", "name");
        Rule.Require(scopes.Count > 0 && scopes.All(KnownScopes.Contains), "token-scopes", $"must be some of: {string.Join(", ", KnownScopes)}", "scopes");
        Rule.Require(
            unit is null || scopes.All(BelongsToUnits), "token-scopes-of-unit", "cannot be those of notifications, the gateway or provisioning where a unit limits the token", "scopes");
        Rule.Require(expiresAt > now && expiresAt <= now + LongestLife, "token-expiry", "must lie ahead, at most 366 days", "expiresAt");
        var token = new ApiToken
        {
            Id = TokenId.New(),
            PersonId = person,
            Name = name,
            SecretHash = Hash(secret),
            Scopes = [.. scopes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            UnitId = unit,
            CreatedAt = now,
            ExpiresAt = expiresAt,
        };
        token.Changed();
        return token;
    }

    /// <summary>What the owner is shown once: <c>sp_&lt;id&gt;_&lt;secret&gt;</c>.</summary>
    public string Reveal(ReadOnlySpan<byte> secret) => $"sp_{Id.Value:N}_{Convert.ToHexStringLower(secret)}";

    /// <summary>
    /// Takes a new secret of 32 random bytes; the one before stays good for the overlap, so that whoever uses it can change over
    /// without a gap. A secret before that one ends at once: there are never more than two.
    /// </summary>
    /// <exception cref="DomainException">Revoked or expired, overlap not within 0…7 days, life not within (now, now + 366 days].</exception>
    public void Rotate(ReadOnlySpan<byte> secret, TimeSpan overlap, DateTimeOffset expiresAt, DateTimeOffset now)
    {
        Rule.Require(RevokedAt is null && ExpiresAt > now, "token-over", "a token that is revoked or expired cannot be rotated");
        Rule.Require(overlap >= TimeSpan.Zero && overlap <= LongestOverlap, "token-overlap", "must be 0 to 168 hours", "overlapHours");
        Rule.Require(expiresAt > now && expiresAt <= now + LongestLife, "token-expiry", "must lie ahead, at most 366 days", "expiresAt");
        (PreviousSecretHash, PreviousUntil) = overlap == TimeSpan.Zero ? (null, null) : (SecretHash, (DateTimeOffset?)(now + overlap));
        (SecretHash, ExpiresAt) = (Hash(secret), expiresAt);
        Changed();
    }

    /// <summary>Ends it now; doing so again changes nothing.</summary>
    public void Revoke(DateTimeOffset now)
    {
        if (RevokedAt is null)
        {
            RevokedAt = now;
            Changed();
        }
    }

    /// <summary>An inbox, sessions and provisioning belong to no unit, so a token that is limited to one has no business there.</summary>
    private static bool BelongsToUnits(string scope) =>
        scope != ProvisionScope && !scope.StartsWith("notifications:", StringComparison.Ordinal) && !scope.StartsWith("gateway:", StringComparison.Ordinal);

    /// <summary>The hash is taken over the secret's hexadecimal form, as it arrives in a header.</summary>
    private static string Hash(ReadOnlySpan<byte> secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(secret))));
}
