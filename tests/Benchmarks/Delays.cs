using System.Globalization;

namespace Setpoint.Benchmarks;

/// <summary>Measured delays in milliseconds.</summary>
internal sealed class Delays
{
    private readonly List<double> _all = [];

    public double P99 => At(0.99);

    public void Add(TimeSpan delay) => _all.Add(delay.TotalMilliseconds);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"p50 {At(0.5):0.0} ms, p95 {At(0.95):0.0} ms, p99 {P99:0.0} ms, worst {At(1):0.0} ms of {_all.Count}");

    /// <summary>The delay that a share of them, from 0 to 1, does not exceed.</summary>
    public double At(double share)
    {
        var sorted = _all.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
    }
}
