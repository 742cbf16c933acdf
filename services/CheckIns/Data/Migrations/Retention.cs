using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.CheckIns.Data.Migrations;

[DbContext(typeof(CheckInsDb))]
[Migration("0004_retention")]
internal sealed class Retention : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.Retention];
}
