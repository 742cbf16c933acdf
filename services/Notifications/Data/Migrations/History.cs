using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Notifications.Data.Migrations;

[DbContext(typeof(NotificationsDb))]
[Migration("0003_history")]
internal sealed class History : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.History];
}
