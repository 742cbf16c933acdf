using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.CheckIns.Data.Migrations;

[DbContext(typeof(CheckInsDb))]
[Migration("0005_closure")]
internal sealed class Closure : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.Closure];
}
