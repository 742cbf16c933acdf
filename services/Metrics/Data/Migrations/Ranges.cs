using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Metrics.Data.Migrations;

[DbContext(typeof(MetricsDb))]
[Migration("0013_ranges")]
internal sealed class Ranges : SqlMigration;
