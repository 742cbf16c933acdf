using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Metrics.Data.Migrations;

[DbContext(typeof(MetricsDb))]
[Migration("0007_people")]
internal sealed class People : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.Reach, PlatformSql.People, PlatformSql.Retention];
}
