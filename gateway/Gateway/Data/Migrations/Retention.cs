using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Gateway.Data.Migrations;

[DbContext(typeof(GatewayDb))]
[Migration("0006_retention")]
internal sealed class Retention : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.Retention];
}
