namespace Setpoint.Gateway.Proxy;

/// <summary>
/// Ends the live streams when the gateway is about to stop, which would otherwise wait for every open page. Browsers connect again,
/// to a replica that stays, and go on after the last event they have seen.
/// </summary>
internal static class OpenStreams
{
    public static async Task EndOnStopAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetReverseProxyFeature().Route.Config.Metadata![ProxyRoutes.Kind] != Traffic.Stream.Name)
        {
            await next(context);
            return;
        }

        var lifetime = context.RequestServices.GetRequiredService<IHostApplicationLifetime>();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.RequestAborted = ending.Token;
        await next(context);
    }
}
