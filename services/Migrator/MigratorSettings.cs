using Microsoft.Extensions.Configuration;

namespace Setpoint.Migrator;

/// <summary>What the migrator is told, by environment variables only: it runs the same way on a laptop and as a Kubernetes Job.</summary>
internal sealed class MigratorSettings(IConfiguration configuration)
{
    /// <summary>A login that may create roles and databases.</summary>
    public string Administrator => configuration.GetConnectionString("postgres")!;

    public string PasswordOf(ServiceDatabase database) => configuration[PasswordKey(database)]!;

    /// <summary>The variables that have to be set and are not.</summary>
    public IReadOnlyList<string> Missing(IEnumerable<ServiceDatabase> databases) =>
    [
        .. databases.Select(PasswordKey).Prepend("ConnectionStrings:postgres")
            .Where(key => string.IsNullOrEmpty(configuration[key]))
            .Select(key => key.Replace(":", "__", StringComparison.Ordinal)),
    ];

    private static string PasswordKey(ServiceDatabase database) => $"Databases:{database.Name}:Password";
}
