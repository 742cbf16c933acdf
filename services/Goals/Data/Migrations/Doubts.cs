using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Goals.Data.Migrations;

[DbContext(typeof(GoalsDb))]
[Migration("0041_doubts")]
internal sealed class Doubts : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.Doubts];
}
