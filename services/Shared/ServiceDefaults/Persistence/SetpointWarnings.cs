using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Setpoint.ServiceDefaults.Persistence;

/// <summary>Warnings of EF Core that do not apply here.</summary>
public static class SetpointWarnings
{
    /// <summary>
    /// Migrations are plain SQL without a snapshot, so "pending model changes" has nothing to compare with; a small
    /// service may well need no entity configuration of its own.
    /// </summary>
    public static void Configure(WarningsConfigurationBuilder warnings) =>
        warnings.Ignore(RelationalEventId.PendingModelChangesWarning, CoreEventId.NoEntityTypeConfigurationsWarning);
}
