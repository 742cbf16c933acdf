using System.Net;
using Setpoint.Kernel;

namespace Setpoint.Metrics.Domain.Sources;

/// <summary>Identifies a secret; people know it by its name.</summary>
public readonly record struct SecretId(Guid Value) : IId<SecretId>
{
    /// <inheritdoc/>
    public static SecretId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static SecretId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// That a unit has a secret, who set it and where it may be sent. The value lives apart, encrypted, so that neither the
/// history nor any answer can carry it. Sources of metrics of the unit, and of units below it, may use it.
/// </summary>
internal sealed class SourceSecret : AggregateRoot
{
    private const int MostHosts = 20;
    private const int LongestHost = 253;

    private SourceSecret()
    {
    }

    public SecretId Id { get; private init; }

    public Guid UnitId { get; private init; }

    public string Name { get; private init; } = "";

    /// <summary>
    /// The only hosts that a request may carry it to. Without them whoever owns a metric could have it sent to themselves.
    /// A connection string names its host itself and needs none.
    /// </summary>
    public IReadOnlyList<string> Hosts { get; private set; } = [];

    public Guid SetBy { get; private set; }

    public DateTimeOffset SetAt { get; private set; }

    /// <summary>Its value is gone.</summary>
    public bool Removed { get; private set; }

    public static SourceSecret Of(Guid unit, string name) => SecretReference.IsName(name)
        ? new SourceSecret { Id = SecretId.New(), UnitId = unit, Name = name }
        : throw new DomainException("secret-name-invalid", SecretReference.NameRule, "name");

    /// <summary>It has a new value.</summary>
    public void Set(IReadOnlyList<string> hosts, Guid by, DateTimeOffset now)
    {
        if (hosts.Count > MostHosts || hosts.Any(h => !IsHost(h)))
        {
            throw new DomainException("hosts-invalid", $"must be at most {MostHosts} host names or addresses, without scheme and port", "hosts");
        }

        Hosts = [.. hosts.Select(h => h.ToLowerInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        SetBy = by;
        SetAt = now;
        Removed = false;
        Changed();
    }

    public void Remove()
    {
        Removed = true;
        Changed();
    }

    private static bool IsHost(string? host) =>
        host is { Length: > 0 and <= LongestHost } && (IPAddress.TryParse(host, out _) || Uri.CheckHostName(host) == UriHostNameType.Dns);
}
