using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Setpoint.Testing.Services;

/// <summary>Stands where the gateway stands: signs real tokens and serves the public key that services read.</summary>
public sealed class TestTokens
{
    private static readonly Lazy<Task<TestTokens>> s_shared = new(StartAsync);
    private readonly ECDsaSecurityKey _key;

    private TestTokens(ECDsaSecurityKey key, string jwksUrl)
    {
        _key = key;
        JwksUrl = jwksUrl;
    }

    /// <summary>Where the services read the key.</summary>
    public string JwksUrl { get; }

    /// <summary>One signer for the process.</summary>
    public static Task<TestTokens> StartOrReuseAsync() => s_shared.Value;

    /// <summary>A token as the gateway makes it; the other arguments make the wrong ones.</summary>
    public string Mint(
        Guid person, string audience, IEnumerable<string>? scopes = null, TimeSpan? lifetime = null, string issuer = "setpoint", string? keyId = null,
        Guid? within = null, Guid? token = null)
    {
        var key = keyId is null ? _key : new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = keyId };
        var expires = DateTime.UtcNow + (lifetime ?? TimeSpan.FromMinutes(5));
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = expires.AddMinutes(-10),
            IssuedAt = expires.AddMinutes(-10),
            Expires = expires,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["sub"] = person.ToString(),
                ["scope"] = string.Join(' ', scopes ?? [$"{audience}:read", $"{audience}:write"]),
            },
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
        };
        if (within is { } unit)
        {
            descriptor.Claims["unit"] = unit.ToString();
        }

        if (token is { } id)
        {
            descriptor.Claims["token"] = id.ToString();
        }

        return new JsonWebTokenHandler().CreateToken(descriptor);
    }

    private static async Task<TestTokens> StartAsync()
    {
        var key = new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "test" };
        var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(key);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(http => http.Response.WriteAsJsonAsync(new { keys = new[] { new { kty = "EC", crv = jwk.Crv, kid = jwk.Kid, x = jwk.X, y = jwk.Y, alg = "ES256", use = "sig" } } }));
        await app.StartAsync();
        return new TestTokens(key, app.Urls.Single());
    }
}
