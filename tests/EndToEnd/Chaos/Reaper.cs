using Setpoint.AppHost.Native.Running;

namespace Setpoint.EndToEnd.Tests.Chaos;

/// <summary>Kills a service with SIGKILL now and then, at random, and starts it again.</summary>
internal sealed class Reaper(NativeSystem system, int seed, TimeSpan duration, Action<string> say)
{
    private const int Kills = 10;
    private static readonly TimeSpan s_startLimit = TimeSpan.FromMinutes(3);

    /// <summary>Everything that is ours; the database and the broker stay.</summary>
    private static readonly string[] s_services = ["gateway", "directory", "metrics", "goals", "checkins", "notifications"];

    private readonly Random _random = new(seed);
    private readonly HashSet<string> _down = [];

    /// <summary>Returns when all have been killed as often as they should and run again.</summary>
    public async Task RunAsync()
    {
        var start = DateTimeOffset.UtcNow;
        var restarts = new List<Task>();
        foreach (var second in Enumerable.Range(0, Kills).Select(_ => _random.NextDouble() * duration.TotalSeconds).Order().ToList())
        {
            await UntilAsync(start.AddSeconds(second));
            var victim = await NextAsync();
            say($"{second,5:F1} s: SIGKILL {victim}");
            await system.KillAsync(victim);
            restarts.Add(StartAgainAsync(victim, TimeSpan.FromSeconds(_random.NextDouble() * 2)));
        }

        await Task.WhenAll(restarts);
    }

    /// <summary>One that runs: a service that is only starting has nothing to lose.</summary>
    private async Task<string> NextAsync()
    {
        while (true)
        {
            lock (_down)
            {
                var alive = s_services.Except(_down).ToList();
                if (alive.Count > 0)
                {
                    var victim = alive[_random.Next(alive.Count)];
                    _down.Add(victim);
                    return victim;
                }
            }

            await Task.Delay(100);
        }
    }

    private async Task StartAgainAsync(string service, TimeSpan after)
    {
        await Task.Delay(after);
        using var limit = new CancellationTokenSource(s_startLimit);
        await system.StartAgainAsync(service, limit.Token);
        lock (_down)
        {
            _down.Remove(service);
        }
    }

    private static Task UntilAsync(DateTimeOffset moment)
    {
        var wait = moment - DateTimeOffset.UtcNow;
        return wait > TimeSpan.Zero ? Task.Delay(wait) : Task.CompletedTask;
    }
}
