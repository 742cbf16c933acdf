using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Notifications.Data.Migrations;

[DbContext(typeof(NotificationsDb))]
[Migration("0011_closure")]
internal sealed class Closure : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.Closure];
}
