namespace Setpoint.Gateway.Proxy;

/// <summary>
/// A service behind the gateway. Its name is the segment in <c>/api/&lt;name&gt;</c>, the audience of its tokens, the prefix of its
/// scopes and the key of its addresses in <c>services:&lt;name&gt;:http:*</c>.
/// </summary>
/// <param name="Paths">The paths that need more, or less, than ordinary traffic.</param>
internal sealed record ProxiedService(string Name, string Title, params IReadOnlyList<ProxiedPath> Paths)
{
    public static readonly IReadOnlyList<ProxiedService> All =
    [
        new("directory", "Directory: units, people, roles, tokens",
            new ProxiedPath("imports/{**rest}", Traffic.Import, "POST"))
        {
            Protocols = [new("scim", "/scim/v2/{**rest}", Traffic.Import)], // a group may have many thousands of members
        },
        new("metrics", "Metrics: definitions, observations, health, alerts",
            new ProxiedPath("observations", Traffic.Bulk, "POST")),
        new("goals", "Goals: cycles, objectives, key results, alignment"),
        new("checkins", "Check-ins"),
        new("notifications", "Notifications: inbox and live stream",
            new ProxiedPath("stream", Traffic.Stream, "GET")),
    ];

    /// <summary>What a standard puts at an address of its own.</summary>
    public IReadOnlyList<ProxiedProtocol> Protocols { get; init; } = [];

    public IEnumerable<Traffic> Kinds =>
        Paths.Select(path => path.Traffic).Concat(Protocols.Select(protocol => protocol.Traffic)).Prepend(Traffic.Ordinary).Distinct();

    public string Cluster(Traffic traffic) => $"{Name}-{traffic.Name}";
}

/// <param name="Pattern">Below <c>/api/&lt;service&gt;/</c>, as a route template.</param>
internal sealed record ProxiedPath(string Pattern, Traffic Traffic, string Method);

/// <param name="Pattern">The whole path, as a route template; the service serves it under the same one.</param>
internal sealed record ProxiedProtocol(string Name, string Pattern, Traffic Traffic);
