using Setpoint.Messaging;

namespace Setpoint.Notifications;

/// <summary>This service listens; it tells the world nothing.</summary>
internal static class IntegrationEvents
{
    public static void Declare(EventMap map)
    {
    }
}
