using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

public enum EndpointProperty
{
    Url,
    Host,
    Port,
}

/// <summary>Where a resource listens: always loopback here. The port is chosen when it is first asked for.</summary>
public sealed class EndpointReference : IValueProvider
{
    private readonly string _scheme;
    private readonly Lazy<int> _port;

    internal EndpointReference(string scheme, Func<int> port)
    {
        _scheme = scheme;
        _port = new(port);
    }

    public string Host { get; } = "localhost";
    public int Port => _port.Value;
    public string Url => string.Create(CultureInfo.InvariantCulture, $"{_scheme}://{Host}:{Port}");

    public EndpointReferenceExpression Property(EndpointProperty property) => new(this, property);

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Url);
}

/// <summary>One property of an endpoint, as a part of a <see cref="ReferenceExpression"/>.</summary>
public sealed class EndpointReferenceExpression : IValueProvider
{
    internal EndpointReferenceExpression(EndpointReference endpoint, EndpointProperty property)
    {
        Endpoint = endpoint;
        Property = property;
    }

    public EndpointReference Endpoint { get; }
    public EndpointProperty Property { get; }

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Property switch
    {
        EndpointProperty.Host => Endpoint.Host,
        EndpointProperty.Port => Endpoint.Port.ToString(CultureInfo.InvariantCulture),
        _ => Endpoint.Url,
    });
}
