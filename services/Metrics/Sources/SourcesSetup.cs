using System.Net;
using Setpoint.Metrics.Features.Sources;
using Setpoint.Metrics.Sources.Outbound;
using Setpoint.Metrics.Sources.Reading;
using Setpoint.Metrics.Sources.Runs;
using Setpoint.Metrics.Sources.Secrets;

namespace Setpoint.Metrics.Sources;

internal static class SourcesSetup
{
    public static void AddSources(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(OutboundRules.From(builder.Configuration));
        services.AddSingleton<Resolve>(Dns.GetHostAddressesAsync);
        services.AddSingleton<OutboundGuard>();
        services.AddSingleton<OutboundHttp>();
        services.AddSingleton(new SecretProtection(builder.Configuration["Keys:EncryptionKey"]));
        services.AddSingleton<SecretStore>();
        services.AddSingleton<SourceReader>();
        services.AddSingleton<SourceRunner>();
        services.AddSingleton<SourceBell>();
        services.AddSingleton<RunLimit>();
        services.AddScoped<SourceRights>();
        services.AddHostedService<SourceWorker>();
    }
}
