using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Directory.Data.Migrations;

[DbContext(typeof(DirectoryDb))]
[Migration("0011_doubts")]
internal sealed class Doubts : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.Doubts];
}
