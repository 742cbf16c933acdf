using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.CheckIns.Data.Migrations;

[DbContext(typeof(CheckInsDb))]
[Migration("0016_clocks")]
internal sealed class Clocks : SqlMigration;
