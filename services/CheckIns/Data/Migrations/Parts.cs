using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.CheckIns.Data.Migrations;

[DbContext(typeof(CheckInsDb))]
[Migration("0015_parts")]
internal sealed class Parts : SqlMigration;
