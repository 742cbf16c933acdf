using Setpoint.ServiceDefaults.Operations;

namespace Setpoint.Gateway.SecurityEvents;

internal static class SecurityEventsSetup
{
    public static WebApplicationBuilder AddSecurityEvents(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RefusalLog>();
        builder.Services.AddSingleton(new Forgetting("forget_security_events"));
        builder.Services.AddHostedService(services => services.GetRequiredService<RefusalLog>());
        return builder;
    }
}
