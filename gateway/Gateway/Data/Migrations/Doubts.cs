using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Gateway.Data.Migrations;

[DbContext(typeof(GatewayDb))]
[Migration("0010_doubts")]
internal sealed class Doubts : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.Doubts];
}
