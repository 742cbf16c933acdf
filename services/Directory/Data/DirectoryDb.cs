using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
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

    /// <summary>
    /// Whoever is deactivated, in the portal, by an import or by provisioning, has their tokens revoked with it: coming back later
    /// does not bring back what a script somewhere still holds.
    /// </summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var left = ChangeTracker.Entries<Person>()
            .Where(p => p.State == EntityState.Modified && !p.Entity.Active && p.Property(person => person.Active).OriginalValue)
            .Select(p => p.Entity.Id)
            .ToArray();
        if (left.Length > 0)
        {
            var now = this.GetService<TimeProvider>().GetUtcNow();
            var tokens = await Tokens.Where(t => left.Contains(t.PersonId) && t.RevokedAt == null).ToListAsync(cancellationToken);
            foreach (var token in tokens)
            {
                token.Revoke(now);
                Entry(token).DetectChanges(); // an import does not look for changes by itself
            }
        }

        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }
}
