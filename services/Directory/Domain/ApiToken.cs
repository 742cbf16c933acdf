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
    /// <summary>The longest life.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(366);

    /// <summary>What a token may be allowed: reading or writing, service by service.</summary>
    public static readonly IReadOnlyList<string> KnownScopes =
    [
        .. new[] { "directory", "metrics", "goals", "checkins", "notifications" }.SelectMany(s => new[] { $"{s}:read", $"{s}:write" }),
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

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Makes a token around a secret of 32 random bytes.</summary>
    /// <exception cref="DomainException">Name empty, scope unknown or none, life not within (now, now + 366 days].</exception>
    public static ApiToken Create(
        PersonId person, string name, ReadOnlySpan<byte> secret, IReadOnlyCollection<string> scopes, DateTimeOffset expiresAt, DateTimeOffset now)
    {
        name = (name ?? "").Trim();
        Rule.Require(name.Length is > 0 and <= 120, "token-name", "must have 1 to 120 characters", "name");
        Rule.Require(scopes.Count > 0 && scopes.All(KnownScopes.Contains), "token-scopes", $"must be some of: {string.Join(", ", KnownScopes)}", "scopes");
        Rule.Require(expiresAt > now && expiresAt <= now + LongestLife, "token-expiry", "must lie ahead, at most 366 days", "expiresAt");
        var token = new ApiToken
        {
            Id = TokenId.New(),
            PersonId = person,
            Name = name,
            SecretHash = Hash(secret),
            Scopes = [.. scopes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            CreatedAt = now,
            ExpiresAt = expiresAt,
        };
        token.Changed();
        return token;
    }

    /// <summary>What the owner is shown once: <c>sp_&lt;id&gt;_&lt;secret&gt;</c>.</summary>
    public string Reveal(ReadOnlySpan<byte> secret) => $"sp_{Id.Value:N}_{Convert.ToHexStringLower(secret)}";

    /// <summary>Ends it now; doing so again changes nothing.</summary>
    public void Revoke(DateTimeOffset now)
    {
        if (RevokedAt is null)
        {
            RevokedAt = now;
            Changed();
        }
    }

    /// <summary>The hash is taken over the secret's hexadecimal form, as it arrives in a header.</summary>
    private static string Hash(ReadOnlySpan<byte> secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(secret))));
}
