using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;

namespace Setpoint.Gateway.Proxy;

/// <summary>The table of services as routes and clusters. Only <c>/api/&lt;service&gt;</c>, the protocols it speaks and its API description are reachable.</summary>
internal static class ProxyRoutes
{
    /// <summary>Keys of the metadata on a route: which service its token is for, and which kind of traffic it is.</summary>
    public const string Audience = "audience", Kind = "traffic";

    public const string SignedInPolicy = "signed-in";

    public static IReadOnlyList<RouteConfig> Routes(IEnumerable<ProxiedService> services, IConfiguration configuration) =>
        [.. services.SelectMany(service => Routes(service, configuration))];

    public static IReadOnlyList<ClusterConfig> Clusters(IEnumerable<ProxiedService> services, IConfiguration configuration) =>
        [.. services.SelectMany(service => service.Kinds.Select(traffic => Cluster(service, traffic, configuration)))];

    private static IEnumerable<RouteConfig> Routes(ProxiedService service, IConfiguration configuration) =>
    [
        .. service.Paths.Select(path => Api(service, path.Pattern, path.Traffic.As(configuration)) with
        {
            RouteId = $"{service.Name}:{path.Pattern}",
            Order = 0,
            Match = new RouteMatch { Path = $"/api/{service.Name}/{path.Pattern}", Methods = [path.Method] },
        }),
        .. service.Protocols.Select(protocol => Api(service, "", protocol.Traffic.As(configuration)) with
        {
            RouteId = $"{service.Name}:{protocol.Name}",
            Match = new RouteMatch { Path = protocol.Pattern },
        }),
        Api(service, "{**rest}", Traffic.Ordinary.As(configuration)),
        Description(service, Traffic.Ordinary.As(configuration)),
    ];

    private static RouteConfig Api(ProxiedService service, string pattern, Traffic traffic) => new()
    {
        RouteId = service.Name,
        ClusterId = service.Cluster(traffic),
        Match = new RouteMatch { Path = $"/api/{service.Name}/{pattern}" },
        Order = 1,
        AuthorizationPolicy = SignedInPolicy,
        MaxRequestBodySize = traffic.MaxBodyBytes,
        Timeout = traffic.Total,
        TimeoutPolicy = traffic.Total is null ? "disable" : null,
        Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [Audience] = service.Name, [Kind] = traffic.Name },
    };

    /// <summary>The description of a service's API names no fact of the company; it is open, as documentation is.</summary>
    private static RouteConfig Description(ProxiedService service, Traffic traffic) => new()
    {
        RouteId = $"{service.Name}:openapi",
        ClusterId = service.Cluster(traffic),
        Match = new RouteMatch { Path = $"/openapi/{service.Name}.json", Methods = ["GET"] },
        MaxRequestBodySize = 0,
        Timeout = traffic.Total,
        Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [Kind] = traffic.Name },
    };

    private static ClusterConfig Cluster(ProxiedService service, Traffic traffic, IConfiguration configuration) => new()
    {
        ClusterId = service.Cluster(traffic),
        Destinations = Addresses(service, configuration),
        HttpRequest = new ForwarderRequestConfig { ActivityTimeout = traffic.As(configuration).Silence, AllowResponseBuffering = false },
    };

    public static Dictionary<string, DestinationConfig> Addresses(ProxiedService service, IConfiguration configuration) =>
        configuration.GetSection($"services:{service.Name}:http").GetChildren()
            .Where(entry => !string.IsNullOrWhiteSpace(entry.Value))
            .ToDictionary(entry => entry.Key, entry => new DestinationConfig { Address = entry.Value! }, StringComparer.Ordinal);
}
