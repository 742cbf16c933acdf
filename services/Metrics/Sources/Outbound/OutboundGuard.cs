using System.Net;
using System.Net.Sockets;

namespace Setpoint.Metrics.Sources.Outbound;

/// <summary>How a name becomes addresses.</summary>
internal delegate Task<IPAddress[]> Resolve(string host, CancellationToken ct);

/// <summary>
/// Connects to nothing but an address that was checked a moment before: the name is resolved once, every address of the
/// answer must be allowed, and the connection goes to one of those. A name that resolves differently the next time
/// changes nothing.
/// </summary>
internal sealed class OutboundGuard(OutboundRules rules, Resolve resolve)
{
    /// <summary>The addresses of a host, all of them allowed.</summary>
    /// <exception cref="SourceException">It has none, or one that may not be reached.</exception>
    public async Task<IPAddress[]> AllowedAddressesAsync(string host, CancellationToken ct)
    {
        IPAddress[] addresses;
        try
        {
            addresses = await resolve(host, ct);
        }
        catch (SocketException)
        {
            addresses = [];
        }

        if (addresses.Length == 0)
        {
            throw new SourceException($"The host {host} is not known.");
        }

        foreach (var address in addresses)
        {
            if (rules.Objection(host, address) is { } objection)
            {
                throw new SourceException($"The host {host} is {objection}, which sources may not reach unless an operator allows it.");
            }
        }

        return addresses;
    }

    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var addresses = await AllowedAddressesAsync(context.DnsEndPoint.Host, ct);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
