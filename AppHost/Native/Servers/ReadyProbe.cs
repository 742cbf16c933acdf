using Setpoint.AppHost.Native.Processes;

namespace Setpoint.AppHost.Native.Servers;

internal static class ReadyProbe
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Asks until the answer is yes; a process that ends or takes too long is a failure that shows its last lines.</summary>
    public static async Task WaitAsync(
        NativeProcess process, TimeSpan limit, Func<CancellationToken, Task<bool>> ready, CancellationToken cancellation)
    {
        using var time = new CancellationTokenSource(limit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellation);
        try
        {
            while (!await ready(either.Token))
            {
                if (process.Exited.IsCompleted)
                {
                    throw new NativeProcessException($"{process.Name} exited with {await process.Exited} while starting", process.LastOutput);
                }
                await Task.Delay(s_interval, either.Token);
            }
        }
        catch (OperationCanceledException) when (time.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new NativeProcessException($"{process.Name} was not ready within {limit.TotalSeconds:0} s", process.LastOutput);
        }
    }
}
