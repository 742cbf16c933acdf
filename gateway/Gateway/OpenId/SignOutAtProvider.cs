using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Setpoint.Gateway.OpenId;

/// <summary>Where a browser goes after its session here has ended, so that the one at the provider ends as well.</summary>
internal sealed class SignOutAtProvider(IdentityProvider provider, IOptions<OpenIdOptions> options, ILogger<SignOutAtProvider> log)
{
    /// <summary>Addresses longer than this do not pass every proxy: the provider then asks instead of reading the hint.</summary>
    private const int LongestHint = 4000;

    /// <returns>Null when the session did not begin at the provider, or the provider offers no sign-out.</returns>
    public async Task<string?> AddressAsync(HttpRequest request, string? idToken, CancellationToken ct)
    {
        if (idToken is null || !options.Value.IsConfigured)
        {
            return null;
        }

        try
        {
            var configuration = await provider.DiscoverAsync(keyId: null, ct);
            if (string.IsNullOrEmpty(configuration.EndSessionEndpoint))
            {
                return null;
            }

            return QueryHelpers.AddQueryString(configuration.EndSessionEndpoint, new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["id_token_hint"] = idToken.Length <= LongestHint ? idToken : null,
                ["client_id"] = options.Value.ClientId,
                ["post_logout_redirect_uri"] = $"{request.Scheme}://{request.Host}/",
            });
        }
        catch (ProviderException e)
        {
            log.LogWarning(e, "The session here has ended; the identity provider could not be asked about its own");
            return null;
        }
    }
}
