using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.HttpOverrides;
using Setpoint.Gateway.Displays;
using Setpoint.Gateway.Proxy;
using Setpoint.Gateway.Sessions;
using Setpoint.Gateway.Tokens;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Gateway.Security;

internal static class SecuritySetup
{
    public static WebApplicationBuilder AddCallers(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = Traffic.Ordinary.MaxBodyBytes); // routes that take more say so
        builder.Services.AddSingleton<Callers>();
        builder.Services.AddSingleton<DisplayCallers>();
        builder.Services.AddSingleton<TokenUses>();
        builder.Services.AddScoped<Access>();
        builder.Services.AddSingleton(new WaitOnMiss(TimeSpan.Zero));
        builder.Services.AddAuthentication(CallerAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, CallerAuthentication>(CallerAuthentication.SchemeName, configureOptions: null);
        builder.Services.AddAuthorizationBuilder().AddPolicy(ProxyRoutes.SignedInPolicy, policy => policy.RequireAuthenticatedUser());
        builder.Services.Configure<ForwardedHeadersOptions>(options => Trust(options, builder.Configuration));
        return builder;
    }

    /// <summary>Refuses what another site could have made a browser send; see <see cref="RequestForgery"/>.</summary>
    public static void UseForgeryCheck(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // With an Authorization header the cookie is not looked at, and no browser sends that header by itself.
        if (context.Request.Headers.Authorization.Count > 0)
        {
            return next(context);
        }

        var withCookie = context.Request.Cookies.ContainsKey(SessionCookie.Name);
        return RequestForgery.Refusal(context.Request, withCookie) is { } reason
            ? context.RefuseAsync(StatusCodes.Status403Forbidden, "forged-request", reason)
            : next(context);
    });

    /// <summary>Who a forwarded request comes from is believed only from the proxies in <c>Proxies</c> (addresses or networks, by commas).</summary>
    private static void Trust(ForwardedHeadersOptions options, ConfigurationManager configuration)
    {
        options.ForwardLimit = null;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in (configuration["Proxies"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy.Contains('/', StringComparison.Ordinal) ? proxy : $"{proxy}/{(proxy.Contains(':', StringComparison.Ordinal) ? 128 : 32)}"));
        }

        options.ForwardedHeaders = options.KnownIPNetworks.Count > 0
            ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost
            : ForwardedHeaders.None;
    }
}
