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

[DbContext(typeof(GatewayDb))]
[Migration("0003_token_use")]
internal sealed class TokenUse : SqlMigration;

[DbContext(typeof(GatewayDb))]
[Migration("0004_security_events")]
internal sealed class SecurityEvents : SqlMigration;
