using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Setpoint.ServiceDefaults.Identity;

/// <summary>Accepts only the gateway's own short-lived tokens, made for this one service.</summary>
internal static class AuthenticationSetup
{
    private static readonly JsonWebTokenHandler s_handler = new();

    /// <summary>The issuer of internal tokens.</summary>
    public const string Issuer = "setpoint";

    public static void AddGatewayTokens(this IServiceCollection services, string service)
    {
        services.AddHttpClient(nameof(SigningKeys), c => c.Timeout = TimeSpan.FromSeconds(5));
        services.AddSingleton<SigningKeys>();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddAuthorization();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<SigningKeys>((options, keys) =>
            {
                options.MapInboundClaims = false;
                options.TokenValidationParameters = new TokenValidationParameters
                {
                    ValidIssuer = Issuer,
                    ValidAudience = service,
                    ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
                    ClockSkew = TimeSpan.FromSeconds(10),
                    IssuerSigningKeyResolver = (_, _, keyId, _) => keys.Find(keyId),
                };
                options.Events = new JwtBearerEvents
                {
                    OnMessageReceived = context => EnsureKeyAsync(context, keys),
                };
            });
    }

    private static async Task EnsureKeyAsync(MessageReceivedContext context, SigningKeys keys)
    {
        var header = context.Request.Headers.Authorization.ToString();
        const string bearer = "Bearer ";

        // All tokens that one key signed begin alike, so that only the first of them is taken apart for its key's id.
        if (header.StartsWith(bearer, StringComparison.Ordinal)
            && header.IndexOf('.', StringComparison.Ordinal) is var end and > 0
            && !keys.IsEnsured(header.AsSpan(0, end))
            && s_handler.CanReadToken(header[bearer.Length..]))
        {
            await keys.EnsureAsync(s_handler.ReadJsonWebToken(header[bearer.Length..]).Kid ?? "", header[..end], context.HttpContext.RequestAborted);
        }
    }
}
