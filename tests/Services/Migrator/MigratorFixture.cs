using Microsoft.Extensions.Configuration;
using Npgsql;
using Setpoint.CheckIns.Data;
using Setpoint.Migrator;
using Setpoint.Notifications.Data;
using Setpoint.Testing.Infrastructure;

namespace Setpoint.Services.Tests.Migrator;

/// <summary>Two services' databases made by the migrator, under names of their own: roles belong to the whole server.</summary>
public sealed class MigratorFixture : IAsyncLifetime
{
    private readonly string _prefix = $"m{Guid.NewGuid():N}"[..9];
    private string _administrator = null!;

    internal ServiceDatabase First { get; private set; } = null!;
    internal ServiceDatabase Second { get; private set; } = null!;
    internal List<string> Said { get; } = [];

    public async Task InitializeAsync()
    {
        _administrator = (await TestInfrastructure.StartOrReuseAsync()).PostgresAdmin;
        First = ServiceDatabase.Of<CheckInsDb>($"{_prefix}_checkins");
        Second = ServiceDatabase.Of<NotificationsDb>($"{_prefix}_notifications");
        await MigrateAsync();
    }

    public async Task DisposeAsync()
    {
        foreach (var database in new[] { First, Second })
        {
            await ExecuteAsync(_administrator, $"drop database {database.Name} with (force)");
            await ExecuteAsync(_administrator, $"drop role {database.Application}");
            await ExecuteAsync(_administrator, $"drop role {database.Owner}");
        }
    }

    /// <summary>One run of the migrator; <paramref name="password"/> becomes everybody's.</summary>
    public Task MigrateAsync(string password = "pass'word")
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:postgres"] = _administrator,
            [$"Databases:{First.Name}:Password"] = password,
            [$"Databases:{Second.Name}:Password"] = password,
        }).Build();
        return new Migration(new MigratorSettings(settings), Say).RunAsync([First, Second], CancellationToken.None);
    }

    /// <summary>The login of a service, to its own database or to another.</summary>
    internal string Login(ServiceDatabase service, string? database = null, string password = "pass'word") =>
        new NpgsqlConnectionStringBuilder(_administrator)
        {
            Username = service.Application,
            Password = password,
            Database = database ?? service.Name,
            Pooling = false,
        }.ConnectionString;

    internal string AdministratorIn(ServiceDatabase service) =>
        new NpgsqlConnectionStringBuilder(_administrator) { Database = service.Name, Pooling = false }.ConnectionString;

    internal static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    internal static async Task<string> ReadAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private void Say(string line)
    {
        lock (Said)
        {
            Said.Add(line);
        }
    }
}
