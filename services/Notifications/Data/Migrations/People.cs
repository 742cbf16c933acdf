using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Notifications.Data.Migrations;

[DbContext(typeof(NotificationsDb))]
[Migration("0004_people")]
internal sealed class People : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.People];
}
