using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Setpoint.Services.Tests.Gateway.OpenId;

/// <summary>A provider that gives out whatever token a test wants, right ones and wrong ones.</summary>
internal sealed class PlainProvider : IAsyncDisposable
{
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private WebApplication? _app;

    public Uri Address { get; private set; } = null!;

    public ECDsaSecurityKey Key { get; private set; } = NewKey("first");

    /// <summary>What a code is redeemed for.</summary>
    public string IdToken { get; set; } = "";

    /// <summary>The form of the last redemption.</summary>
    public IReadOnlyDictionary<string, string> Redeemed { get; private set; } = new Dictionary<string, string>();

    public int KeysRead { get; private set; }

    public static ECDsaSecurityKey NewKey(string id) => new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = id };

    public void Rotate(string id) => Key = NewKey(id);

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, Address?.Port ?? 0));
        builder.Services.AddRoutingCore();
        _app = builder.Build();
        _app.UseRouting();
        _app.MapGet("/.well-known/openid-configuration", () => new
        {
            issuer = Issuer,
            authorization_endpoint = $"{Issuer}/authorize",
            token_endpoint = $"{Issuer}/token",
            jwks_uri = $"{Issuer}/jwks",
        });
        _app.MapGet("/jwks", Keys);
        _app.MapPost("/token", async (HttpContext http) =>
        {
            Redeemed = (await http.Request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.ToString());
            return new { access_token = "nothing", token_type = "Bearer", id_token = IdToken };
        });
        await _app.StartAsync();
        Address = new Uri(_app.Urls.Single());
    }

    public string Issuer => Address.ToString().TrimEnd('/');

    /// <summary>A token that proves who somebody is, except for what is said to be otherwise.</summary>
    public string Mint(string nonce, Action<SecurityTokenDescriptor>? otherwise = null, string address = "sam@example.com")
    {
        var now = DateTime.UtcNow;
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = "setpoint",
            IssuedAt = now,
            Expires = now.AddMinutes(5),
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.EcdsaSha256),
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["sub"] = "sam",
                ["nonce"] = nonce,
                ["email"] = address,
                ["email_verified"] = true,
                ["name"] = "Sam Seller",
            },
        };
        otherwise?.Invoke(descriptor);
        return _handler.CreateToken(descriptor);
    }

    /// <summary>The same claims, said by nobody.</summary>
    public static string Unsigned(string token)
    {
        var header = Base64UrlEncoder.Encode(Encoding.ASCII.GetBytes("""{"alg":"none","typ":"JWT"}"""));
        return $"{header}.{token.Split('.')[1]}.";
    }

    public async Task StopAsync()
    {
        await _app!.DisposeAsync();
        _app = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await StopAsync();
        }
    }

    private object Keys()
    {
        KeysRead++;
        var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(Key);
        return new { keys = new[] { new { kty = "EC", crv = jwk.Crv, kid = jwk.Kid, x = jwk.X, y = jwk.Y, alg = "ES256", use = "sig" } } };
    }
}
