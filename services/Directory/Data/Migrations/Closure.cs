using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Directory.Data.Migrations;

[DbContext(typeof(DirectoryDb))]
[Migration("0009_closure")]
internal sealed class Closure : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.Closure];
}
