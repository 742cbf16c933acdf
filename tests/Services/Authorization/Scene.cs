using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Authorization;

/// <summary>One running service with the cast and something of every visibility in it.</summary>
/// <param name="Things">What routes with an id are asked for, by the rule's case: <c>objective public</c>.</param>
public sealed record Scene(ServiceFixture Service, Guid Company, Guid Unit, Guid OtherUnit, Cast Cast, Dictionary<string, Guid> Things)
{
    public string Name => Service.Name;

    public Guid this[string thing] => Things[thing];

    /// <summary>Every address the running service answers, as <c>GET /api/goals/tree</c>.</summary>
    public IEnumerable<string> Endpoints => Service.Inside.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            .Select(method => $"{method} /{e.RoutePattern.RawText!.Trim('/')}"))
        .Distinct();

    /// <summary>The rule's query, with things in the places of their names.</summary>
    public string Query(Rule rule) =>
        Things.Aggregate(rule.Query, (text, thing) => text.Replace($"{{{thing.Key}}}", thing.Value.ToString(), StringComparison.Ordinal));

    public Task<long> VersionAsync(string table, Guid id) => Service.QueryAsync<long>($"select version from {table} where id = $1", id);
}
