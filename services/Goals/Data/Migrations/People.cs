using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Goals.Data.Migrations;

[DbContext(typeof(GoalsDb))]
[Migration("0005_people")]
internal sealed class People : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.People];
}
