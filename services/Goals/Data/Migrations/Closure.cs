using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Goals.Data.Migrations;

[DbContext(typeof(GoalsDb))]
[Migration("0014_closure")]
internal sealed class Closure : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.Closure];
}
