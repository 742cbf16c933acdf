using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Notifications.Data.Migrations;

[DbContext(typeof(NotificationsDb))]
[Migration("0012_direct")]
internal sealed class DirectNoticesTable : SqlMigration;
