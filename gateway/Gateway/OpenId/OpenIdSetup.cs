namespace Setpoint.Gateway.OpenId;

internal static class OpenIdSetup
{
    public const string HttpClient = "oidc";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const long LargestAnswer = 1024 * 1024;

    public static WebApplicationBuilder AddOpenId(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<OpenIdOptions>().BindConfiguration("Oidc").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHttpClient(HttpClient, client =>
        {
            client.Timeout = Patience;
            client.MaxResponseContentBufferSize = LargestAnswer;
        }).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }); // a secret follows no redirect
        builder.Services.AddSingleton<IdentityProvider>();
        builder.Services.AddSingleton<CodeExchange>();
        builder.Services.AddSingleton<IdTokens>();
        builder.Services.AddSingleton<SignOutAtProvider>();
        builder.Services.AddScoped<SignInAttempts>();
        builder.Services.AddScoped<GroupRoles>();
        builder.Services.AddScoped<Recognition>();
        builder.Services.AddScoped<OpenIdSignIn>();
        return builder;
    }
}
