using System.Net;
using System.Net.Sockets;

namespace Setpoint.Metrics.Sources.Outbound;

/// <summary>
/// Which addresses a source may reach. Anybody who manages a metric can name an address, so what only this machine, this
/// network or this cluster should reach is closed unless an operator opens it.
/// </summary>
internal sealed class OutboundRules
{
    /// <summary>Opened only by a network in <c>Sources:AllowedNetworks</c> that lies inside the range; <c>0.0.0.0/0</c> opens none of them.</summary>
    private static readonly (IPNetwork Network, string What)[] s_forbidden =
    [
        (IPNetwork.Parse("169.254.169.254/32"), "the metadata address of a cloud"),
        (IPNetwork.Parse("100.100.100.200/32"), "the metadata address of a cloud"),
        (IPNetwork.Parse("168.63.129.16/32"), "the metadata address of a cloud"),
        (IPNetwork.Parse("192.0.0.192/32"), "the metadata address of a cloud"),
        (IPNetwork.Parse("fd00:ec2::254/128"), "the metadata address of a cloud"),
        (IPNetwork.Parse("fd20:ce::254/128"), "the metadata address of a cloud"),
        (IPNetwork.Parse("127.0.0.0/8"), "this machine"),
        (IPNetwork.Parse("::1/128"), "this machine"),
        (IPNetwork.Parse("0.0.0.0/8"), "an unspecified address"),
        (IPNetwork.Parse("169.254.0.0/16"), "a link-local address"),
        (IPNetwork.Parse("fe80::/10"), "a link-local address"),
        (IPNetwork.Parse("224.0.0.0/4"), "a multicast address"),
        (IPNetwork.Parse("ff00::/8"), "a multicast address"),
        (IPNetwork.Parse("240.0.0.0/4"), "a reserved address"),

        // An IPv4 address can hide in these: compatible and unspecified, NAT64, Teredo, 6to4.
        (IPNetwork.Parse("::/96"), "an unspecified address"),
        (IPNetwork.Parse("64:ff9b::/96"), "a translated address"),
        (IPNetwork.Parse("64:ff9b:1::/48"), "a translated address"),
        (IPNetwork.Parse("2001::/32"), "a translated address"),
        (IPNetwork.Parse("2002::/16"), "a translated address"),
    ];

    /// <summary>Opened by any network in <c>Sources:AllowedNetworks</c> that holds the address, or by the host's name in <c>Sources:AllowedHosts</c>.</summary>
    private static readonly IPNetwork[] s_private =
    [
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("fc00::/7"),
        IPNetwork.Parse("fec0::/10"),
    ];

    private readonly IPNetwork[] _networks;
    private readonly HashSet<string> _hosts;
    private readonly bool _publicToo;

    /// <param name="networks">Opened networks.</param>
    /// <param name="hosts">Opened host names.</param>
    /// <param name="publicToo">False where public addresses need to be opened as well.</param>
    public OutboundRules(IEnumerable<string> networks, IEnumerable<string> hosts, bool publicToo = true)
    {
        _networks = [.. networks.Select(n => IPNetwork.TryParse(n, out var network)
            ? network
            : throw new InvalidOperationException($"Sources:AllowedNetworks: '{n}' is no network such as 10.1.0.0/16."))];
        _hosts = hosts.ToHashSet(StringComparer.OrdinalIgnoreCase);
        _publicToo = publicToo;
    }

    /// <summary>Lists are written as one value with commas, or as several values.</summary>
    public static OutboundRules From(IConfiguration configuration) => new(
        List(configuration, "Sources:AllowedNetworks"),
        List(configuration, "Sources:AllowedHosts"),
        configuration.GetValue("Sources:PublicAddresses", defaultValue: true));

    /// <summary>Why a connection to this address of this host may not be made; none when it may.</summary>
    public string? Objection(string host, IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily is not (AddressFamily.InterNetwork or AddressFamily.InterNetworkV6))
        {
            return "an address of an unknown kind";
        }

        foreach (var (range, what) in s_forbidden)
        {
            if (range.Contains(plain))
            {
                return IsOpened(plain, within: range) ? null : what;
            }
        }

        if (IsOpened(plain, within: null) || _hosts.Contains(host))
        {
            return null;
        }

        return Array.Exists(s_private, n => n.Contains(plain)) ? "a private network" : _publicToo ? null : "an address that is not on the list";
    }

    private bool IsOpened(IPAddress address, IPNetwork? within) => Array.Exists(_networks, n =>
        n.Contains(address) && (within is not { } range || n.PrefixLength >= range.PrefixLength));

    private static IEnumerable<string> List(IConfiguration configuration, string key)
    {
        var section = configuration.GetSection(key);
        return section.GetChildren().Select(c => c.Value).Prepend(section.Value)
            .SelectMany(v => (v ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }
}
