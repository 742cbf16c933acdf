namespace Setpoint.Gateway.SecurityEvents;

internal static class SecurityEventsSetup
{
    public static WebApplicationBuilder AddSecurityEvents(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RefusalLog>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RefusalLog>());
        return builder;
    }
}
