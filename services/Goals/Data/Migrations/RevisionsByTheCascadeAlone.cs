using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Goals.Data.Migrations;

[DbContext(typeof(GoalsDb))]
[Migration("0040_revisions_by_the_cascade_alone")]
internal sealed class RevisionsByTheCascadeAlone : SqlMigration;
