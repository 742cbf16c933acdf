using System.Collections.Concurrent;
using System.Diagnostics;

namespace Setpoint.AppHost.Native.Processes;

/// <summary>
/// Starts every child on one thread that lives as long as this process. The kernel sends a child its
/// parent-death signal when the <em>thread</em> that started it ends, and a pool thread may end at any time.
/// </summary>
internal static class Launcher
{
    private static readonly BlockingCollection<Action> s_work = [];

    static Launcher() => new Thread(() =>
    {
        foreach (var start in s_work.GetConsumingEnumerable())
        {
            start();
        }
    })
    { IsBackground = true, Name = "process launcher" }.Start();

    public static void Start(Process process)
    {
        var started = new TaskCompletionSource();
        s_work.Add(() =>
        {
            try
            {
                process.Start();
                started.SetResult();
            }
            catch (Exception e)
            {
                started.SetException(e);
            }
        });
        started.Task.GetAwaiter().GetResult();
    }
}
