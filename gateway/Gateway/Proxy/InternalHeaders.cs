using System.Net.Http.Headers;
using Yarp.ReverseProxy.Transforms;

namespace Setpoint.Gateway.Proxy;

/// <summary>
/// Nothing a caller writes may pass for something the gateway says: what speaks of identity or origin is dropped, then the gateway
/// sets its own. (YARP adds X-Forwarded-For, -Proto and -Host afterwards, from the connection itself or from a trusted proxy.)
/// </summary>
internal sealed class InternalHeaders : RequestTransform
{
    private static readonly string[] Dropped = ["Authorization", "Proxy-Authorization", "Cookie", "Forwarded", "Via", "X-Real-IP", "X-HTTP-Method-Override"];
    private static readonly string[] DroppedPrefixes = ["X-Forwarded-", "X-Original-", "X-Setpoint-"];

    public override ValueTask ApplyAsync(RequestTransformContext context)
    {
        var headers = context.ProxyRequest.Headers;
        foreach (var name in context.HttpContext.Request.Headers.Keys)
        {
            if (Dropped.Contains(name, StringComparer.OrdinalIgnoreCase)
                || Array.Exists(DroppedPrefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            {
                headers.Remove(name);
            }
        }

        if (context.HttpContext.Features.Get<InternalAuthorization>() is { } authorization)
        {
            headers.Authorization = new AuthenticationHeaderValue("Bearer", authorization.Token);
        }

        return ValueTask.CompletedTask;
    }
}
