using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Setpoint.ServiceDefaults.Identity;

/// <summary>Accepts only the gateway's own short-lived tokens, made for this one service.</summary>
internal static class AuthenticationSetup
{
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
        var handler = new JsonWebTokenHandler();
        if (header.StartsWith(bearer, StringComparison.Ordinal) && handler.CanReadToken(header[bearer.Length..]))
        {
            await keys.EnsureAsync(handler.ReadJsonWebToken(header[bearer.Length..]).Kid ?? "", context.HttpContext.RequestAborted);
        }
    }
}
