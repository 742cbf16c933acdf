using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Setpoint.Gateway.OpenId;

/// <summary>Whether an ID token proves anything to us (OpenID Connect Core, 3.1.3.7).</summary>
internal sealed class IdTokens(IdentityProvider provider, IOptions<OpenIdOptions> options, TimeProvider clock, ILogger<IdTokens> log)
{
    /// <summary>How far the clocks of two machines may be apart.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>Signatures with a public key only: a secret that both sides know would let whoever knows it be anybody.</summary>
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <returns>Null when it proves nothing; the log says why.</returns>
    public async Task<JsonWebToken?> CheckAsync(string text, string nonce, CancellationToken ct)
    {
        if (!_handler.CanReadToken(text))
        {
            return Refuse("it is no token");
        }

        var keyId = _handler.ReadJsonWebToken(text).Kid;
        var configuration = await provider.DiscoverAsync(string.IsNullOrEmpty(keyId) ? null : keyId, ct);
        var result = await _handler.ValidateTokenAsync(text, new TokenValidationParameters
        {
            ValidIssuer = configuration.Issuer,
            ValidAudience = options.Value.ClientId,
            ValidAlgorithms = Algorithms,
            IssuerSigningKeys = configuration.SigningKeys,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (notBefore, expires, _, _) => IsInTime(notBefore, expires, clock.GetUtcNow().UtcDateTime),
        });
        if (!result.IsValid)
        {
            return Refuse(result.Exception.Message);
        }

        var token = (JsonWebToken)result.SecurityToken;
        return token switch
        {
            _ when Claim(token, "nonce") != nonce => Refuse("its nonce is not the one that was sent"),
            _ when string.IsNullOrEmpty(token.Subject) => Refuse("it is about nobody"),
            _ when token.Audiences.Skip(1).Any() && token.Azp is not { Length: > 0 } => Refuse("it has several audiences and no authorized party"),
            _ when token.Azp is { Length: > 0 } party && party != options.Value.ClientId => Refuse("its authorized party is somebody else"),
            _ => token,
        };
    }

    private static bool IsInTime(DateTime? notBefore, DateTime? expires, DateTime now) =>
        now < expires + Skew && (notBefore is null || now >= notBefore - Skew);

    private static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;

    private JsonWebToken? Refuse(string reason)
    {
        log.LogWarning("An ID token was refused: {Reason}", reason);
        return null;
    }
}
