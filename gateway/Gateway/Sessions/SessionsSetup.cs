namespace Setpoint.Gateway.Sessions;

internal static class SessionsSetup
{
    public static WebApplicationBuilder AddSessions(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<SessionLife>().BindConfiguration("Sessions").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddScoped<SignIn>();
        builder.Services.AddSingleton<SessionHousekeeping>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SessionHousekeeping>());
        return builder;
    }
}
