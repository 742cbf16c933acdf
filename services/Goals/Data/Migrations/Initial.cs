using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Goals.Data.Migrations;

[DbContext(typeof(GoalsDb))]
[Migration("0001_initial")]
internal sealed class Initial : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.Messaging, PlatformSql.Organization];
}
