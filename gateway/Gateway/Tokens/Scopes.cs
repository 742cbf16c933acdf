namespace Setpoint.Gateway.Tokens;

/// <summary>
/// What a token may be used for: <c>&lt;service&gt;:read</c> and <c>&lt;service&gt;:write</c>, and what a service adds, such as
/// <c>directory:provision</c>, which no signed-in person has. What its person may see and do limits it
/// further; each service judges that by itself.
/// </summary>
internal static class Scopes
{
    /// <summary>Of no service: it goes along with what a token may do in each of them.</summary>
    public const string Scores = "people:scores";

    /// <summary>A signed-in person is limited by their rights alone.</summary>
    public static string All(string service) => $"{service}:read {service}:write";

    /// <summary>The part of what was granted that concerns this service; empty when nothing does.</summary>
    public static string Granted(string service, IReadOnlyCollection<string> granted)
    {
        var own = granted.Where(scope => scope.StartsWith($"{service}:", StringComparison.Ordinal)).ToList();
        return string.Join(' ', own.Count > 0 && granted.Contains(Scores) ? [.. own, Scores] : own);
    }
}
