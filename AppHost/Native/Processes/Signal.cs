using System.Runtime.InteropServices;

namespace Setpoint.AppHost.Native.Processes;

/// <summary>The signals the engine sends, with their numbers on Linux.</summary>
public enum Signal
{
    /// <summary>PostgreSQL: a fast shutdown (open transactions are rolled back).</summary>
    Interrupt = 2,
    /// <summary>PostgreSQL: an immediate shutdown, for data that is thrown away.</summary>
    Quit = 3,
    Kill = 9,
    Terminate = 15,
}

internal static partial class Signals
{
    /// <summary>As setpriv(1) knows it.</summary>
    public static string ShortName(this Signal signal) => signal switch
    {
        Signal.Interrupt => "INT",
        Signal.Quit => "QUIT",
        Signal.Kill => "KILL",
        _ => "TERM",
    };

    public static void Send(int processId, Signal signal) => _ = kill(processId, (int)signal);

    /// <summary>To a process and all it has started: each of ours leads a process group of its own.</summary>
    public static void SendToGroup(int leaderId, Signal signal)
    {
        _ = kill(-leaderId, (int)signal);
        _ = kill(leaderId, (int)signal);   // in the instant before it leads its group
    }

    // The result is not looked at: the only failure is that the process has gone already.
    [LibraryImport("libc")]
    private static partial int kill(int processId, int signal);
}
