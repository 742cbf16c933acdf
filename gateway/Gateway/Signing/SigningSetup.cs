namespace Setpoint.Gateway.Signing;

internal static class SigningSetup
{
    public static WebApplicationBuilder AddSigning(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<KeyRing>();
        builder.Services.AddSingleton<InternalTokens>();
        builder.Services.AddSingleton<KeyRotation>();
        builder.Services.AddHostedService(services => services.GetRequiredService<KeyRotation>());
        builder.Services.AddHealthChecks().AddCheck<KeyRing>("signing keys");
        return builder;
    }
}
