using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Metrics.Data.Migrations;

[DbContext(typeof(MetricsDb))]
[Migration("0001_initial")]
internal sealed class Initial : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.Messaging, PlatformSql.Organization];
}
