namespace Setpoint.Gateway.Proxy;

/// <summary>
/// A kind of traffic and what it may use. Each kind of a service is a cluster of its own, because the silence a connection
/// may keep is a property of the cluster: an upload that is being written may be quiet for minutes, a read may not.
/// </summary>
/// <param name="MaxBodyBytes">A larger request is refused with 413; the body is streamed through, never held.</param>
/// <param name="Total">How long the whole exchange may take; null for one that ends by itself.</param>
/// <param name="Silence">How long neither side may send a byte before the exchange is given up with 504.</param>
internal sealed record Traffic(string Name, long MaxBodyBytes, TimeSpan? Total, TimeSpan Silence)
{
    private const long Mebibyte = 1024 * 1024;

    public static readonly Traffic Ordinary = new("ordinary", Mebibyte, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60));

    /// <summary>Files of units or people: a large organization is a few megabytes.</summary>
    public static readonly Traffic Import = new("import", 32 * Mebibyte, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5));

    /// <summary>Observations, one or millions.</summary>
    public static readonly Traffic Bulk = new("bulk", 1024 * Mebibyte, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(5));

    /// <summary>Server-sent events with a heartbeat every 15 s: four missed ones mean that the service is gone.</summary>
    public static readonly Traffic Stream = new("stream", 0, null, TimeSpan.FromSeconds(60));

    /// <summary>As configured in <c>Traffic:&lt;name&gt;</c>, where it is.</summary>
    public Traffic As(IConfiguration configuration)
    {
        var section = configuration.GetSection($"Traffic:{Name}");
        return new Traffic(
            Name,
            section.GetValue(nameof(MaxBodyBytes), MaxBodyBytes),
            section.GetValue(nameof(Total), Total),
            section.GetValue(nameof(Silence), Silence));
    }
}
