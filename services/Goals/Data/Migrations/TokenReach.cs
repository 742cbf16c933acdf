using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Goals.Data.Migrations;

[DbContext(typeof(GoalsDb))]
[Migration("0003_token_reach")]
internal sealed class TokenReach : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.Reach];
}
