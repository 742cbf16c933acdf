using System.ComponentModel.DataAnnotations;

namespace Setpoint.Gateway.Limits;

/// <summary>The section <c>Limits</c>. Every replica counts by itself: n replicas let up to n times as much through.</summary>
internal sealed class LimitOptions
{
    /// <summary>A signed-in person, or a token.</summary>
    public Rate SignedIn { get; init; } = new() { PerSecond = 200, Burst = 400 };

    /// <summary>An address nobody is signed in from.</summary>
    public Rate Anonymous { get; init; } = new() { PerSecond = 20, Burst = 100 };

    public BulkLimits Bulk { get; init; } = new();

    internal sealed class Rate
    {
        [Range(1, 1_000_000)]
        public int PerSecond { get; init; }

        [Range(1, 1_000_000)]
        public int Burst { get; init; }
    }

    /// <summary>Uploads of observations at the same time; a few more wait their turn.</summary>
    internal sealed class BulkLimits
    {
        [Range(1, 10_000)]
        public int AtOnce { get; init; } = 8;

        [Range(1, 10_000)]
        public int AtOncePerCaller { get; init; } = 4;

        [Range(0, 10_000)]
        public int Waiting { get; init; } = 32;
    }
}
