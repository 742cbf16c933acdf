using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.Directory.Data;

internal sealed class DirectoryDb(DbContextOptions<DirectoryDb> options) : ServiceDb(options)
{
    public DbSet<Unit> Units => Set<Unit>();

    public DbSet<Reorganization> Reorganizations => Set<Reorganization>();

    public DbSet<UnitPolicies> Policies => Set<UnitPolicies>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<ApiToken> Tokens => Set<ApiToken>();

    public DbSet<ScimUser> ScimUsers => Set<ScimUser>();

    public DbSet<ScimGroup> ScimGroups => Set<ScimGroup>();
}
