using System.Net.Sockets;
using Npgsql;

namespace Setpoint.Messaging.Inbox;

/// <summary>Tells errors that pass by themselves from errors of the message.</summary>
internal static class TransientErrors
{
    /// <summary>True when the database or the network is to blame, anywhere in the chain of causes.</summary>
    public static bool IsTransient(Exception error)
    {
        for (var e = error; e is not null; e = e.InnerException)
        {
            if (e is TimeoutException or SocketException or IOException or NpgsqlException { IsTransient: true })
            {
                return true;
            }

            // A shut-down, a start-up, a serialization failure, a deadlock, a lock that could not be had.
            if (e is PostgresException { SqlState: "57P01" or "57P02" or "57P03" or "40001" or "40P01" or "55P03" })
            {
                return true;
            }
        }

        return false;
    }
}
