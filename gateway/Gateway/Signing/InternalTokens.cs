using System.Collections.Concurrent;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Setpoint.Gateway.Security;

namespace Setpoint.Gateway.Signing;

/// <summary>
/// The token that a call to one service carries: who, with which scopes, limited to which unit, for five minutes. The same caller gets the same token for a
/// minute, which saves a signature a request; the caller itself is looked up anew for each, so a revocation does not wait for it.
/// </summary>
internal sealed class InternalTokens(KeyRing ring, TimeProvider clock)
{
    public const string Issuer = "setpoint";

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan Reuse = TimeSpan.FromMinutes(1);

    private const int MaxKept = 10_000;

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly ConcurrentDictionary<Claims, Minted> _kept = new();
    private readonly Lock _signing = new();

    /// <returns>Null while no key has been read yet.</returns>
    public string? For(CallerIdentity caller, string audience, string scope)
    {
        var now = clock.GetUtcNow();
        var claims = new Claims(caller.PersonId, caller.Person, audience, scope, caller.Within, caller.TokenId, caller.IsDisplay);
        if (_kept.TryGetValue(claims, out var kept) && now < kept.At + Reuse)
        {
            return kept.Token;
        }

        if (ring.Signer is not { } signer)
        {
            return null;
        }

        MakeRoom(now);
        var token = Mint(claims, now, signer);
        _kept[claims] = new Minted(token, now);
        return token;
    }

    private string Mint(Claims claims, DateTimeOffset now, SigningCredentials signer)
    {
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = claims.Audience,
            IssuedAt = now.UtcDateTime,
            Expires = (now + Lifetime).UtcDateTime,
            SigningCredentials = signer,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["sub"] = claims.PersonId.ToString(),
                ["name"] = claims.Person,
                ["scope"] = claims.Scope,
            },
        };
        if (claims.Within is { } unit)
        {
            descriptor.Claims["unit"] = unit.ToString();
        }

        if (claims.TokenId is { } token)
        {
            descriptor.Claims["token"] = token.ToString();
        }

        if (claims.IsDisplay)
        {
            descriptor.Claims["display"] = "true";
        }

        // The platform does not promise that one key signs on two threads at once.
        lock (_signing)
        {
            return _handler.CreateToken(descriptor);
        }
    }

    private void MakeRoom(DateTimeOffset now)
    {
        if (_kept.Count < MaxKept)
        {
            return;
        }

        foreach (var (claims, minted) in _kept)
        {
            if (now >= minted.At + Reuse)
            {
                _kept.TryRemove(claims, out _);
            }
        }

        if (_kept.Count >= MaxKept)
        {
            _kept.Clear();
        }
    }

    private readonly record struct Claims(Guid PersonId, string Person, string Audience, string Scope, Guid? Within, Guid? TokenId, bool IsDisplay);

    private sealed record Minted(string Token, DateTimeOffset At);
}
