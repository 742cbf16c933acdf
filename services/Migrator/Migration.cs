using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Setpoint.Migrator;

/// <summary>One run of the migrator: every database in turn, and nobody else's run at the same time.</summary>
internal sealed class Migration(MigratorSettings settings, Action<string> say)
{
    // Any number will do, as long as every migrator takes the same.
    private const long LockKey = 0x5E7_9017;

    public async Task RunAsync(IReadOnlyList<ServiceDatabase> databases, CancellationToken cancellation)
    {
        // The lock is the session's: a pooled connection would keep it after this run has ended.
        var unpooled = new NpgsqlConnectionStringBuilder(settings.Administrator) { Pooling = false }.ConnectionString;
        await using var administrator = await OpenAsync(unpooled, cancellation);
        await administrator.ExecuteAsync($"select pg_advisory_lock({LockKey})", cancellation);
        foreach (var database in databases)
        {
            await new Provisioning(administrator, settings.Administrator, database).RunAsync(settings.PasswordOf(database), cancellation);
            var applied = await MigrateAsync(database, cancellation);
            say($"{database.Name}: {(applied.Count == 0 ? "up to date" : string.Join(", ", applied))}");
        }
    }

    /// <summary>Applies as the owner what is not applied yet, then takes from the application what it must not have.</summary>
    private async Task<IReadOnlyList<string>> MigrateAsync(ServiceDatabase database, CancellationToken cancellation)
    {
        var asOwner = new NpgsqlConnectionStringBuilder(settings.Administrator)
        {
            Database = database.Name,
            Options = $"-c role={database.Owner}",
            Pooling = false,
            CommandTimeout = 0,   // a migration of much data takes as long as it takes
        }.ConnectionString;
        await using var context = database.Context(asOwner);
        IReadOnlyList<string> pending = [.. await context.Database.GetPendingMigrationsAsync(cancellation)];
        if (pending.Count > 0)   // asking EF Core to apply nothing would cost a second for its model
        {
            await context.Database.MigrateAsync(cancellation);
        }

        await using var owner = await OpenAsync(asOwner, cancellation);
        await owner.ExecuteAsync(Grants.ReadAndAppendOnly("audit_entry", database.Application), cancellation);
        await owner.ExecuteAsync(Grants.ReadAndAppendOnly("security_event", database.Application), cancellation);
        await owner.ExecuteAsync(Grants.ReadOnly("schema_migration", database.Application), cancellation);
        return pending;
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }
}
