namespace Setpoint.Metrics.Domain.Sources;

/// <summary>
/// How long a source that failed is left alone: 1 to 2 minutes after the first failure, then 2 to 4, 4 to 8, … and 3 to 6
/// hours from the ninth on. Where in the span is chance, so that sources which fail together do not come back together.
/// </summary>
internal static class BackOff
{
    private static readonly TimeSpan s_shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(6);

    /// <param name="failures">Consecutive failures, this one included.</param>
    /// <param name="chance">0 up to but not 1.</param>
    public static TimeSpan After(int failures, double chance)
    {
        const int Enough = 10; // doublings until the longest is passed
        var upper = s_shortest * Math.Pow(2, Math.Clamp(failures, 1, Enough));
        upper = upper > s_longest ? s_longest : upper;
        return (upper / 2) * (1 + chance);
    }
}
