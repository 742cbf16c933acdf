using Microsoft.Extensions.Configuration;
using Setpoint.Gateway.Proxy;

namespace Setpoint.Unit.Gateway;

public sealed class ProxyRoutesTests
{
    [Fact]
    public void Every_service_has_its_segment_its_protocols_and_its_description_and_nothing_else()
    {
        var paths = ProxyRoutes.Routes(ProxiedService.All, Addresses()).Select(route => route.Match.Path!).ToList();

        Assert.All(paths, path => Assert.True(
            path.StartsWith("/api/", StringComparison.Ordinal) || path == "/scim/v2/{**rest}" || (path.StartsWith("/openapi/", StringComparison.Ordinal) && path.EndsWith(".json", StringComparison.Ordinal))));
        Assert.All(["directory", "metrics", "goals", "checkins", "notifications"], name =>
        {
            Assert.Contains($"/api/{name}/{{**rest}}", paths);
            Assert.Contains($"/openapi/{name}.json", paths);
        });
    }

    [Fact]
    public void Every_api_route_asks_who_calls_and_names_the_audience()
    {
        foreach (var route in ProxyRoutes.Routes(ProxiedService.All, Addresses()).Where(route => route.Match.Path!.StartsWith("/api/", StringComparison.Ordinal)))
        {
            Assert.Equal(ProxyRoutes.SignedInPolicy, route.AuthorizationPolicy);
            Assert.StartsWith($"/api/{route.Metadata![ProxyRoutes.Audience]}/", route.Match.Path, StringComparison.Ordinal);
            Assert.StartsWith($"{route.Metadata[ProxyRoutes.Audience]}-", route.ClusterId, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Scim_is_the_directorys_and_asks_who_calls()
    {
        var route = ProxyRoutes.Routes(ProxiedService.All, Addresses()).Single(route => route.Match.Path == "/scim/v2/{**rest}");

        Assert.Equal(("directory:scim", "directory", ProxyRoutes.SignedInPolicy), (route.RouteId, route.Metadata![ProxyRoutes.Audience], route.AuthorizationPolicy));
    }

    [Theory]
    [InlineData("/scim/v2/{**rest}", 32L << 20, 5 * 60, 5 * 60)]
    [InlineData("/api/metrics/observations", 1L << 30, 30 * 60, 5 * 60)]
    [InlineData("/api/directory/imports/{**rest}", 32L << 20, 5 * 60, 5 * 60)]
    [InlineData("/api/metrics/{**rest}", 1L << 20, 60, 60)]
    [InlineData("/api/goals/{**rest}", 1L << 20, 60, 60)]
    public void Limits_and_time_outs_are_those_of_the_traffic(string path, long bytes, int total, int silence)
    {
        var route = ProxyRoutes.Routes(ProxiedService.All, Addresses()).Single(route => route.Match.Path == path);
        var cluster = ProxyRoutes.Clusters(ProxiedService.All, Addresses()).Single(cluster => cluster.ClusterId == route.ClusterId);

        Assert.Equal(bytes, route.MaxRequestBodySize);
        Assert.Equal(TimeSpan.FromSeconds(total), route.Timeout);
        Assert.Equal(TimeSpan.FromSeconds(silence), cluster.HttpRequest!.ActivityTimeout);
    }

    [Fact]
    public void Limits_and_time_outs_can_be_configured()
    {
        var configuration = Addresses(("Traffic:bulk:MaxBodyBytes", "5000"), ("Traffic:bulk:Total", "01:00:00"), ("Traffic:bulk:Silence", "00:10:00"));

        var route = ProxyRoutes.Routes(ProxiedService.All, configuration).Single(route => route.Match.Path == "/api/metrics/observations");
        var cluster = ProxyRoutes.Clusters(ProxiedService.All, configuration).Single(cluster => cluster.ClusterId == route.ClusterId);

        Assert.Equal(5000, route.MaxRequestBodySize);
        Assert.Equal(TimeSpan.FromHours(1), route.Timeout);
        Assert.Equal(TimeSpan.FromMinutes(10), cluster.HttpRequest!.ActivityTimeout);
    }

    [Fact]
    public void The_live_stream_has_no_end_of_its_own_and_outlasts_its_heartbeats()
    {
        var route = ProxyRoutes.Routes(ProxiedService.All, Addresses()).Single(route => route.Match.Path == "/api/notifications/stream");
        var cluster = ProxyRoutes.Clusters(ProxiedService.All, Addresses()).Single(cluster => cluster.ClusterId == route.ClusterId);

        Assert.Null(route.Timeout);
        Assert.Equal("disable", route.TimeoutPolicy, ignoreCase: true);
        Assert.False(cluster.HttpRequest!.AllowResponseBuffering);
        Assert.True(cluster.HttpRequest.ActivityTimeout > TimeSpan.FromSeconds(15 * 3));
    }

    [Fact]
    public void Route_ids_are_unique_and_every_cluster_exists()
    {
        var routes = ProxyRoutes.Routes(ProxiedService.All, Addresses());
        var clusters = ProxyRoutes.Clusters(ProxiedService.All, Addresses()).Select(cluster => cluster.ClusterId).ToList();

        Assert.Equal(routes.Count, routes.Select(route => route.RouteId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(clusters.Count, clusters.Distinct(StringComparer.Ordinal).Count());
        Assert.All(routes, route => Assert.Contains(route.ClusterId, clusters));
    }

    [Fact]
    public void All_addresses_of_a_service_are_destinations()
    {
        var cluster = ProxyRoutes.Clusters(ProxiedService.All, Addresses(("services:goals:http:1", "http://goals-2:8080")))
            .Single(cluster => cluster.ClusterId == "goals-ordinary");

        Assert.Equal(["http://goals:8080", "http://goals-2:8080"], cluster.Destinations!.Values.Select(destination => destination.Address));
    }

    private static IConfigurationRoot Addresses(params (string Key, string? Value)[] changes) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(ProxiedService.All.Select(service => KeyValuePair.Create($"services:{service.Name}:http:0", (string?)$"http://{service.Name}:8080")))
            .AddInMemoryCollection(changes.Select(change => KeyValuePair.Create(change.Key, change.Value)))
            .Build();
}
