using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Directory.Data.Migrations;

[DbContext(typeof(DirectoryDb))]
[Migration("0004_scim")]
internal sealed class ProvisionedUsersAndGroups : SqlMigration;
