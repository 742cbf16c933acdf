using Setpoint.CheckIns.Data;
using Setpoint.Directory.Data;
using Setpoint.Gateway.Data;
using Setpoint.Goals.Data;
using Setpoint.Metrics.Data;
using Setpoint.Notifications.Data;

namespace Setpoint.Migrator;

internal static class ServiceDatabases
{
    /// <summary>A line for each program that keeps data.</summary>
    public static IReadOnlyList<ServiceDatabase> All { get; } =
    [
        ServiceDatabase.Of<DirectoryDb>("directory"),
        ServiceDatabase.Of<MetricsDb>("metrics"),
        ServiceDatabase.Of<GoalsDb>("goals"),
        ServiceDatabase.Of<CheckInsDb>("checkins"),
        ServiceDatabase.Of<NotificationsDb>("notifications"),
        ServiceDatabase.Of<GatewayDb>("gateway"),
    ];
}
