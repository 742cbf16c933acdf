using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Directory.Data.Migrations;

[DbContext(typeof(DirectoryDb))]
[Migration("0001_initial")]
internal sealed class Initial : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.Messaging, PlatformSql.Organization];
}
