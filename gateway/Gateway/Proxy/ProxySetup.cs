using Setpoint.Gateway.Security;
using Setpoint.Gateway.Signing;
using Yarp.ReverseProxy.Transforms;

namespace Setpoint.Gateway.Proxy;

internal static class ProxySetup
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);

    /// <summary>Connections are renewed, so that added replicas of a service behind one address get their share.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    public static WebApplicationBuilder AddProxy(this WebApplicationBuilder builder)
    {
        builder.Services.AddRequestTimeouts();
        builder.Services.AddHostedService<AddressCheck>();
        builder.Services.AddReverseProxy()
            .LoadFromMemory(ProxyRoutes.Routes(ProxiedService.All, builder.Configuration), ProxyRoutes.Clusters(ProxiedService.All, builder.Configuration))
            .ConfigureHttpClient((_, handler) =>
            {
                handler.ConnectTimeout = ConnectTimeout;
                handler.PooledConnectionLifetime = ConnectionLifetime;
            })
            .AddTransforms(transforms =>
            {
                transforms.RequestTransforms.Add(new InternalHeaders());
                transforms.AddResponseHeaderRemove("Set-Cookie"); // sessions are the gateway's alone
                transforms.AddResponseHeaderRemove("Server");
            });
        return builder;
    }

    public static void MapServices(this IEndpointRouteBuilder app)
    {
        app.MapApiDescriptions();
        app.MapReverseProxy(proxy =>
        {
            proxy.Use(InternalAuthorization.GrantAsync);
            proxy.Use(ProxyErrors.ExplainAsync);
            proxy.Use(OpenStreams.EndOnStopAsync);
            proxy.UseLoadBalancing();
        });
    }

    /// <summary>A gateway that does not know where a service is must not start; its schema can be migrated without.</summary>
    private sealed class AddressCheck(IConfiguration configuration) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            var missing = ProxiedService.All.Where(service => ProxyRoutes.Addresses(service, configuration).Count == 0).ToList();
            return missing.Count == 0
                ? Task.CompletedTask
                : throw new InvalidOperationException(
                    $"Addresses are missing: set {string.Join(", ", missing.Select(service => $"services:{service.Name}:http:0"))}.");
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
