using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Directory.Data.Migrations;

[DbContext(typeof(DirectoryDb))]
[Migration("0007_people")]
internal sealed class People : SqlMigration;
