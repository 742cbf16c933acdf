using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Notifications.Data.Migrations;

[DbContext(typeof(NotificationsDb))]
[Migration("0005_retention")]
internal sealed class Retention : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.Retention];
}
