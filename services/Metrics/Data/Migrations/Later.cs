using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Metrics.Data.Migrations;

[DbContext(typeof(MetricsDb))]
[Migration("0012_later")]
internal sealed class Later : SqlMigration;
