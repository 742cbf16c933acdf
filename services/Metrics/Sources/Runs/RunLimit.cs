using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace Setpoint.Metrics.Sources.Runs;

/// <summary>
/// How often a person may have sources read by hand, so that nobody uses this service to knock at others: twenty at once, then
/// one every six seconds, on each replica.
/// </summary>
internal sealed class RunLimit : IDisposable
{
    public const int Burst = 20;

    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(6);

    private readonly PartitionedRateLimiter<Guid> _limiter = PartitionedRateLimiter.Create<Guid, Guid>(person =>
        RateLimitPartition.GetTokenBucketLimiter(person, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Burst,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = s_every,
            QueueLimit = 0,
        }));

    /// <summary>False when it is too soon; then says for how long.</summary>
    public bool TryTake(Guid person, [NotNullWhen(false)] out TimeSpan? wait)
    {
        using var taken = _limiter.AttemptAcquire(person);
        wait = taken.IsAcquired ? null : taken.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : s_every;
        return taken.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
