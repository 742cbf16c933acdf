using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Gateway.Data.Migrations;

[DbContext(typeof(GatewayDb))]
[Migration("0005_token_reach")]
internal sealed class TokenReach : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.Reach];
}
