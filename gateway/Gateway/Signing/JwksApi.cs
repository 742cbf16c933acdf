using System.Text.Json.Serialization;
using Setpoint.Gateway.Security;

namespace Setpoint.Gateway.Signing;

/// <summary>Where services fetch the keys that tokens are checked against.</summary>
internal static class JwksApi
{
    public const string Path = "/.well-known/jwks.json";

    public static void MapJwks(this IEndpointRouteBuilder app) => app.MapGet(Path, Get).DisableRateLimiting().ExcludeFromDescription();

    private static Task Get(HttpContext context, KeyRing ring)
    {
        if (ring.IsEmpty)
        {
            return context.RefuseAsync(StatusCodes.Status503ServiceUnavailable, "starting", "The signing keys have not been read yet.", TimeSpan.FromSeconds(1));
        }

        // A key is published fifteen minutes before it signs: five minutes in a cache and five in a service still leave time.
        context.Response.Headers.CacheControl = "public, max-age=300";
        return context.Response.WriteAsJsonAsync(new KeySet([.. ring.Published.Select(PublicKey.Of)]), context.RequestAborted);
    }

    internal sealed record KeySet(IReadOnlyList<PublicKey> Keys);

    internal sealed record PublicKey(
        [property: JsonPropertyName("kty")] string Type,
        [property: JsonPropertyName("use")] string Use,
        [property: JsonPropertyName("alg")] string Algorithm,
        [property: JsonPropertyName("crv")] string Curve,
        [property: JsonPropertyName("kid")] string Id,
        [property: JsonPropertyName("x")] string X,
        [property: JsonPropertyName("y")] string Y)
    {
        public static PublicKey Of(SigningKey key) => new("EC", "sig", "ES256", "P-256", key.Id, Base64Url(key.X), Base64Url(key.Y));

        private static string Base64Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
    }
}
