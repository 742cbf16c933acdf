using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Metrics.Data.Migrations;

[DbContext(typeof(MetricsDb))]
[Migration("0015_doubts")]
internal sealed class Doubts : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.Doubts];
}
