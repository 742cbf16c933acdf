using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Gateway.Data.Migrations;

[DbContext(typeof(GatewayDb))]
[Migration("0007_deactivation")]
internal sealed class Deactivation : SqlMigration;
