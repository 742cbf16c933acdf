using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Directory.Data.Migrations;

[DbContext(typeof(DirectoryDb))]
[Migration("0008_retention")]
internal sealed class Retention : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.Retention];
}
