namespace Setpoint.Gateway.OpenId;

/// <summary>Where a browser is sent after signing in: a path of this address and nothing that a browser could read as another.</summary>
internal static class LocalPath
{
    private const int Longest = 2000;

    /// <summary>The path, or the start page when it is none of ours. A browser reads <c>//x</c> and <c>/\x</c> as another host, and drops tabs and line ends.</summary>
    public static string OrHome(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..]
        && path.Length <= Longest
        && !path.AsSpan().ContainsAnyInRange('\0', '\u001f')
        && !path.Contains('\\', StringComparison.Ordinal)
            ? path
            : "/";
}
