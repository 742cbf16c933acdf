using Npgsql;

namespace Setpoint.Migrator;

/// <summary>
/// Makes sure that a database and its two roles exist and may do exactly what they should. Every statement says how
/// things ought to be, so that running it again changes nothing.
/// </summary>
internal sealed class Provisioning(NpgsqlConnection administrator, string administratorConnectionString, ServiceDatabase database)
{
    public async Task RunAsync(string password, CancellationToken cancellation)
    {
        await CreateRolesAsync(cancellation);
        await CreateDatabaseAsync(cancellation);
        await SettlePrivilegesAsync(cancellation);
        if (!await CanLogInAsync(password, cancellation))
        {
            await administrator.ExecuteAsync(
                $"alter role {database.Application} password '{password.Replace("'", "''", StringComparison.Ordinal)}'", cancellation);
        }
    }

    private async Task CreateRolesAsync(CancellationToken cancellation)
    {
        if (!await administrator.AnyAsync("select 1 from pg_roles where rolname = $1", database.Owner, cancellation))
        {
            await administrator.ExecuteAsync($"create role {database.Owner} nologin", cancellation);
        }
        if (!await administrator.AnyAsync("select 1 from pg_roles where rolname = $1", database.Application, cancellation))
        {
            await administrator.ExecuteAsync(
                $"create role {database.Application} login nosuperuser nocreatedb nocreaterole noinherit", cancellation);
        }
        // An administrator who is no superuser, as on a managed server, acts for the owner by being a member of it.
        if (!await administrator.AnyAsync("select 1 where pg_has_role(current_user, $1, 'member')", database.Owner, cancellation))
        {
            await administrator.ExecuteAsync($"grant {database.Owner} to current_user", cancellation);
        }
    }

    private async Task CreateDatabaseAsync(CancellationToken cancellation)
    {
        if (!await administrator.AnyAsync("select 1 from pg_database where datname = $1", database.Name, cancellation))
        {
            await administrator.ExecuteAsync($"create database {database.Name} owner {database.Owner}", cancellation);
        }
        // Everybody may connect to a new database by default. Temporary tables are part of the services' own work.
        await administrator.ExecuteAsync($"revoke all on database {database.Name} from public", cancellation);
        await administrator.ExecuteAsync($"grant connect, temporary on database {database.Name} to {database.Application}", cancellation);
    }

    private async Task SettlePrivilegesAsync(CancellationToken cancellation)
    {
        await using var inside = new NpgsqlConnection(ConnectionString(b => b.Options = $"-c role={database.Owner}"));
        await inside.OpenAsync(cancellation);
        if (inside.PostgreSqlVersion.Major < 15)
        {
            // Since 15 a database's owner has its public schema, and nobody else may create in it.
            await inside.ExecuteAsync($"reset role; alter schema public owner to {database.Owner}; set role {database.Owner}", cancellation);
        }
        await inside.ExecuteAsync(
            $"""
            revoke create on schema public from public;
            grant usage on schema public to {database.Application};
            alter default privileges grant usage on schemas to {database.Application};
            alter default privileges grant select, insert, update, delete on tables to {database.Application};
            alter default privileges grant usage, select on sequences to {database.Application};
            """,
            cancellation);
    }

    /// <summary>Setting a password again would store it anew under another salt; so only when it is not the right one.</summary>
    private async Task<bool> CanLogInAsync(string password, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(b => (b.Username, b.Password) = (database.Application, password)));
        try
        {
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification)
        {
            return false;
        }
    }

    private string ConnectionString(Action<NpgsqlConnectionStringBuilder> change)
    {
        var builder = new NpgsqlConnectionStringBuilder(administratorConnectionString) { Database = database.Name, Pooling = false };
        change(builder);
        return builder.ConnectionString;
    }
}
