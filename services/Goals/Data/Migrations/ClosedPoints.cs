using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Goals.Data.Migrations;

[DbContext(typeof(GoalsDb))]
[Migration("0020_closed_points")]
internal sealed class ClosedPoints : SqlMigration;
