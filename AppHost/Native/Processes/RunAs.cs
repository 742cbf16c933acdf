namespace Setpoint.AppHost.Native.Processes;

/// <summary>Another account to run a program as; only root can.</summary>
/// <param name="User">The account; its primary group comes with it.</param>
/// <param name="ReachesEverything">
/// The program keeps the capability to enter folders that belong to somebody else: a data folder below /root is
/// closed to every account but root, and the program needs only to get to its own folder in there.
/// </param>
public sealed record RunAs(string User, bool ReachesEverything = false)
{
    internal IEnumerable<string> SetprivOptions =>
    [
        $"--reuid={User}", $"--regid={User}", "--clear-groups",
        .. ReachesEverything ? ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"] : (string[])[],
    ];
}
