namespace Setpoint.AppHost.Native.Processes;

/// <summary>What to start, as whom, and how it is asked to stop.</summary>
public sealed record ProcessSpec(string Name, string Program, params IReadOnlyList<string> Arguments)
{
    public string WorkingDirectory { get; init; } = Directory.GetCurrentDirectory();
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Removed from what the child would inherit.</summary>
    public IReadOnlyList<string> WithoutEnvironment { get; init; } = [];
    public RunAs? RunAs { get; init; }
    public Signal StopSignal { get; init; } = Signal.Terminate;

    /// <summary>Each line of output goes here.</summary>
    public Action<string> Output { get; init; } = _ => { };

    /// <summary>
    /// A session of its own, so that Ctrl+C in the terminal reaches only the engine, which stops everything in order;
    /// and a signal from the kernel if the engine dies without having done so.
    /// </summary>
    internal IEnumerable<string> CommandLine() =>
        ["setsid", "setpriv", "--pdeathsig", StopSignal.ShortName(), .. RunAs?.SetprivOptions ?? [], Program, .. Arguments];
}
