using System.Diagnostics;

namespace Setpoint.Testing.Services;

/// <summary>Waits for a condition instead of sleeping, and says what it last saw when it gives up.</summary>
public static class Eventually
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Asks until the answer satisfies, and returns that answer.</summary>
    public static async Task<T> SeeAsync<T>(Func<Task<T>> probe, Func<T, bool> satisfies, TimeSpan? patience = null)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var seen = await probe();
            if (satisfies(seen))
            {
                return seen;
            }

            if (watch.Elapsed > (patience ?? s_patience))
            {
                throw new Xunit.Sdk.XunitException($"Waited {watch.Elapsed.TotalSeconds:F1} s in vain; last saw: {Describe(seen)}");
            }

            await Task.Delay(s_pause);
        }
    }

    /// <summary>Asks until the answer is yes.</summary>
    public static Task TrueAsync(Func<Task<bool>> probe, TimeSpan? patience = null) => SeeAsync(probe, yes => yes, patience);

    private static string Describe<T>(T seen) =>
        seen is string or null ? $"{seen}" : System.Text.Json.JsonSerializer.Serialize(seen);
}
