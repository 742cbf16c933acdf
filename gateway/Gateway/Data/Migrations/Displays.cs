using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Gateway.Data.Migrations;

[DbContext(typeof(GatewayDb))]
[Migration("0009_displays")]
internal sealed class Displays : SqlMigration;
