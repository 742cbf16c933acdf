using System.Net;
using System.Net.Sockets;

namespace Setpoint.AppHost.Native.Servers;

/// <summary>
/// Ports nobody listens on. They are taken from below the kernel's ephemeral range: a port from inside it, free now,
/// may be the local end of somebody's outgoing connection a moment later.
/// </summary>
public static class FreePort
{
    private const int First = 20_000;
    private const int End = 32_000;

    private static readonly HashSet<int> s_handedOut = [];

    public static int Next()
    {
        lock (s_handedOut)
        {
            while (true)
            {
                var port = Random.Shared.Next(First, End);
                if (!s_handedOut.Contains(port) && IsFree(port))
                {
                    s_handedOut.Add(port);
                    return port;
                }
            }
        }
    }

    public static bool IsFree(int port) => CanListen(IPAddress.Loopback, port) && CanListen(IPAddress.IPv6Loopback, port);

    private static bool CanListen(IPAddress address, int port)
    {
        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            // As servers do: a port whose last connections are still fading away is free.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen();
            return true;
        }
        catch (SocketException e)
        {
            // No IPv6 on this machine: nobody can be listening there.
            return e.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported;
        }
    }
}
