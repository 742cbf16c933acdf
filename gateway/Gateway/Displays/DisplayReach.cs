namespace Setpoint.Gateway.Displays;

/// <summary>
/// All that a wall screen may ask: the parts of its unit's board, by exactly these addresses. Whatever a service may answer
/// elsewhere, nothing else passes here.
/// </summary>
internal static class DisplayReach
{
    private static readonly Dictionary<PathString, string[]> Boards = new()
    {
        ["/api/metrics/scorecard"] = ["unit", "limit"],
        ["/api/goals/objectives"] = ["unit", "cycle", "limit"],
        ["/api/goals/cycles"] = [],
    };

    /// <summary>For the services that those addresses belong to.</summary>
    public static readonly IReadOnlyList<string> Scopes = ["metrics:read", "goals:read"];

    public static bool Allows(HttpRequest request, Guid unit) =>
        HttpMethods.IsGet(request.Method)
        && Boards.TryGetValue(request.Path, out var parameters)
        && request.Query.All(given => given.Value.Count == 1 && parameters.Contains(given.Key, StringComparer.Ordinal))
        && (parameters.Length == 0 || (Guid.TryParse(request.Query["unit"], out var asked) && asked == unit));
}
