namespace Setpoint.Gateway.Tokens;

/// <summary>
/// What a token may be used for: <c>&lt;service&gt;:read</c> and <c>&lt;service&gt;:write</c>, and <c>people:scores</c>, which means the
/// same to every service. What its person may see and do limits it further; each service judges that by itself.
/// </summary>
internal static class Scopes
{
    private static readonly string[] EveryService = ["people:scores"];

    /// <summary>A signed-in person is limited by their rights alone.</summary>
    public static string All(string service) => $"{service}:read {service}:write";

    /// <summary>The part of what was granted that concerns this service; nothing when only such scopes are left that open no service.</summary>
    public static string Granted(string service, IReadOnlyList<string> granted)
    {
        var own = granted.Where(scope => scope.StartsWith($"{service}:", StringComparison.Ordinal)).ToList();
        return own.Count == 0 ? "" : string.Join(' ', own.Concat(EveryService.Intersect(granted, StringComparer.Ordinal)));
    }
}
