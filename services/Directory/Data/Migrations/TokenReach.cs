using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Directory.Data.Migrations;

[DbContext(typeof(DirectoryDb))]
[Migration("0006_token_reach")]
internal sealed class TokenReach : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.Reach];
}
