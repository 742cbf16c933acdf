using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Setpoint.ServiceDefaults.Http;

/// <summary>A response that carries its aggregate's version as ETag.</summary>
public sealed class Tagged<T> : IResult, IEndpointMetadataProvider, IStatusCodeHttpResult, IValueHttpResult
{
    private readonly T _value;
    private readonly long _version;
    private readonly int _status;
    private readonly string? _location;

    internal Tagged(T value, long version, int status, string? location)
    {
        _value = value;
        _version = version;
        _status = status;
        _location = location;
    }

    int? IStatusCodeHttpResult.StatusCode => _status;

    object? IValueHttpResult.Value => _value;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.ETag = ETag.Of(_version);
        httpContext.Response.StatusCode = _status;
        if (_location is not null)
        {
            httpContext.Response.Headers.Location = _location;
        }

        return httpContext.Response.WriteAsJsonAsync(_value, httpContext.RequestAborted);
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        var status = builder is RouteEndpointBuilder route && IsPost(route) ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(T), ["application/json"]));
    }

    private static bool IsPost(EndpointBuilder builder) =>
        builder.Metadata.OfType<IHttpMethodMetadata>().Any(m => m.HttpMethods.Contains(HttpMethods.Post));
}
