using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Directory.Data.Migrations;

[DbContext(typeof(DirectoryDb))]
[Migration("0002_history")]
internal sealed class History : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.History];
}
