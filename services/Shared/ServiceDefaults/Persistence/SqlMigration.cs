using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Setpoint.ServiceDefaults.Persistence;

/// <summary>
/// A step of the schema written as plain SQL in <c>Data/Migrations/&lt;id&gt;.sql</c>. EF Core's migrator keeps the history,
/// the lock and the transaction; the SQL stays readable for those who operate the database: partitions, partial
/// indexes and grants included.
/// </summary>
public abstract class SqlMigration : Migration
{
    /// <summary>Scripts that run first, such as the platform's own tables; a step may consist of them alone.</summary>
    protected virtual IEnumerable<string> Before => [];

    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var script in Before)
        {
            migrationBuilder.Sql(script);
        }

        var id = GetType().GetCustomAttribute<MigrationAttribute>()!.Id;
        var assembly = GetType().Assembly;
        if (assembly.GetManifestResourceNames().SingleOrDefault(n => n.EndsWith($".{id}.sql", StringComparison.Ordinal)) is { } resource)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            migrationBuilder.Sql(reader.ReadToEnd());
        }
        else if (!Before.Any())
        {
            throw new InvalidOperationException($"{id}.sql is not embedded.");
        }
    }
}
