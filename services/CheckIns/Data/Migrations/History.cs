using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.CheckIns.Data.Migrations;

[DbContext(typeof(CheckInsDb))]
[Migration("0002_history")]
internal sealed class History : SqlMigration
{
    protected override IEnumerable<string> Before => [PlatformSql.History];
}
