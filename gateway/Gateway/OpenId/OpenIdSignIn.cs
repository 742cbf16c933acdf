using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Setpoint.Gateway.OpenId;

/// <summary>From an authorization code to a person.</summary>
internal sealed class OpenIdSignIn(
    IdentityProvider provider, CodeExchange exchange, IdTokens idTokens, Recognition recognition, IOptions<OpenIdOptions> options)
{
    /// <param name="issuer">Who the answer says it is from (RFC 9207): another provider's code must not be redeemed here.</param>
    /// <exception cref="ProviderException">The provider could not be asked.</exception>
    public async Task<(Recognized Recognized, string? IdToken)> ProveAsync(
        SignInAttempt attempt, string code, string? issuer, string redirectUri, CancellationToken ct)
    {
        var configuration = await provider.DiscoverAsync(keyId: null, ct);
        if (issuer is not null && issuer != configuration.Issuer)
        {
            return (Recognized.Refused(RefusalReason.NotProven), null);
        }

        if (await exchange.RedeemAsync(configuration, code, attempt.Verifier, redirectUri, ct) is not { } redeemed
            || await idTokens.CheckAsync(redeemed.IdToken, attempt.Nonce, ct) is not { } token)
        {
            return (Recognized.Refused(RefusalReason.NotProven), null);
        }

        var more = redeemed.AccessToken is { } access && NeedsMore(token) && !string.IsNullOrEmpty(configuration.UserInfoEndpoint)
            ? await exchange.AskAsync(configuration, access, token.Subject, ct)
            : null;
        var recognized = await recognition.RecognizeAsync(ProvenIdentity.Of(token, more, options.Value), ct);
        return (recognized, redeemed.IdToken);
    }

    /// <summary>Many providers keep ID tokens short.</summary>
    private bool NeedsMore(JsonWebToken token) => !ProvenIdentity.IsComplete(token, options.Value);
}
