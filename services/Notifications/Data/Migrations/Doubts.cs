using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Notifications.Data.Migrations;

[DbContext(typeof(NotificationsDb))]
[Migration("0013_doubts")]
internal sealed class Doubts : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.Doubts];
}
