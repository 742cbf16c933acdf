using Microsoft.EntityFrameworkCore;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Migrator;

/// <summary>One program's database, with two roles: the owner changes the schema, the application works in it.</summary>
/// <param name="Name">Of the database; the roles are named after it.</param>
/// <param name="Context">Its EF Core context over a connection string.</param>
internal sealed record ServiceDatabase(string Name, Func<string, DbContext> Context)
{
    public string Owner => $"{Name}_owner";
    public string Application => $"{Name}_app";

    public static ServiceDatabase Of<TDb>(string name)
        where TDb : ServiceDb => new(name, connectionString =>
    {
        var options = new DbContextOptionsBuilder<TDb>()
            .UseNpgsql(connectionString, npgsql => npgsql.MigrationsHistoryTable("schema_migration"))
            .ConfigureWarnings(SetpointWarnings.Configure)
            .Options;
        return (TDb)Activator.CreateInstance(typeof(TDb), options)!;
    });
}
