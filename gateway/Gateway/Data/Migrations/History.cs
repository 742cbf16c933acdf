using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Gateway.Data.Migrations;

[DbContext(typeof(GatewayDb))]
[Migration("0002_history")]
internal sealed class History : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.History];
}
