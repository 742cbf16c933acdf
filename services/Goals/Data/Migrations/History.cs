using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Goals.Data.Migrations;

[DbContext(typeof(GoalsDb))]
[Migration("0003_history")]
internal sealed class History : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.History];
}
