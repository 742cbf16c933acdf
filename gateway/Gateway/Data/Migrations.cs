using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Gateway.Data;

[DbContext(typeof(GatewayDb))]
[Migration("0001_initial")]
internal sealed class Initial : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.Messaging, PlatformSql.Organization];
}

[DbContext(typeof(GatewayDb))]
[Migration("0002_openid")]
internal sealed class OpenId : SqlMigration;
