using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Setpoint.Gateway.Proxy;
using Setpoint.Gateway.Security;
using Yarp.ReverseProxy.Model;

namespace Setpoint.Gateway.Limits;

/// <summary>How much one caller may ask: a token bucket for each, and few bulk uploads at the same time.</summary>
internal static class LimitsSetup
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    public static WebApplicationBuilder AddLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<LimitOptions>().BindConfiguration("Limits").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddRateLimiter(limiter => limiter.OnRejected = static async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : TimeSpan.FromSeconds(1);
            await rejected.HttpContext.RefuseAsync(
                StatusCodes.Status429TooManyRequests, "too-many-requests", "Too much at once: wait, then go on more slowly.", wait);
        });
        builder.Services.AddOptions<Microsoft.AspNetCore.RateLimiting.RateLimiterOptions>().Configure<IOptions<LimitOptions>>((limiter, limits) =>
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(context => Rate(context, limits.Value)),
                PartitionedRateLimiter.Create<HttpContext, string>(context => BulkOfCaller(context, limits.Value.Bulk)),
                PartitionedRateLimiter.Create<HttpContext, string>(context => Bulk(context, limits.Value.Bulk))));
        return builder;
    }

    private static RateLimitPartition<string> Rate(HttpContext context, LimitOptions limits) => context.Caller() is { } caller
        ? Bucket(caller.Key, limits.SignedIn)
        : Bucket($"address:{context.Connection.RemoteIpAddress}", limits.Anonymous);

    private static RateLimitPartition<string> Bucket(string key, LimitOptions.Rate rate) =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = rate.Burst,
            TokensPerPeriod = Math.Max(1, rate.PerSecond / 10),
            ReplenishmentPeriod = rate.PerSecond >= 10 ? Tick : TimeSpan.FromSeconds(1) / rate.PerSecond,
            QueueLimit = 0,
        });

    private static RateLimitPartition<string> BulkOfCaller(HttpContext context, LimitOptions.BulkLimits bulk) =>
        IsBulk(context) && context.Caller() is { } caller ? AtOnce(caller.Key, bulk.AtOncePerCaller, bulk.Waiting) : Unlimited;

    private static RateLimitPartition<string> Bulk(HttpContext context, LimitOptions.BulkLimits bulk) =>
        IsBulk(context) ? AtOnce("all", bulk.AtOnce, bulk.Waiting) : Unlimited;

    private static RateLimitPartition<string> AtOnce(string key, int permits, int waiting) =>
        RateLimitPartition.GetConcurrencyLimiter(key, _ => new ConcurrencyLimiterOptions { PermitLimit = permits, QueueLimit = waiting });

    private static RateLimitPartition<string> Unlimited => RateLimitPartition.GetNoLimiter("");

    private static bool IsBulk(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<RouteModel>()?.Config.Metadata?[ProxyRoutes.Kind] == Traffic.Bulk.Name;
}
