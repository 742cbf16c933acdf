using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Metrics.Data.Migrations;

[DbContext(typeof(MetricsDb))]
[Migration("0010_closure")]
internal sealed class Closure : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.Closure];
}
