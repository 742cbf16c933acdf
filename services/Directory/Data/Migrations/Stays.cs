using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Directory.Data.Migrations;

[DbContext(typeof(DirectoryDb))]
[Migration("0010_stays")]
internal sealed class Stays : SqlMigration;
