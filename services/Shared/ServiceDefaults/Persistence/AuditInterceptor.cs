using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Setpoint.Kernel;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.ServiceDefaults.Persistence;

/// <summary>Who changed what, when, from what to what: one row a changed aggregate, in the same transaction.</summary>
internal sealed class AuditInterceptor(Caller caller) : SaveChangesInterceptor
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = eventData.Context!;
        foreach (var entry in db.ChangeTracker.Entries<AggregateRoot>().ToList())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified) && !entry.Entity.HasChanged)
            {
                continue;
            }

            db.Add(new AuditEntry
            {
                Actor = caller.IsPerson ? caller.PersonId : null,
                Action = entry.State == EntityState.Added ? "created" : "changed",
                SubjectType = entry.Metadata.ClrType.Name,
                SubjectId = IdOf(entry),
                Version = entry.Entity.Version + 1,
                Changes = JsonSerializer.Serialize(ChangesOf(db, entry), s_json),
                Trace = Activity.Current?.Id,
            });
        }

        return ValueTask.FromResult(result);
    }

    private static Guid IdOf(EntityEntry entry)
    {
        var key = entry.Property("Id");
        var conversion = key.Metadata.GetTypeMapping().Converter;
        return (Guid)(conversion is null ? key.CurrentValue : conversion.ConvertToProvider(key.CurrentValue))!;
    }

    private static Dictionary<string, object?[]> ChangesOf(DbContext db, EntityEntry root)
    {
        var changes = new Dictionary<string, object?[]>(StringComparer.Ordinal);
        Collect(root, "", changes);
        foreach (var part in db.ChangeTracker.Entries().Where(e => e.Entity is not AggregateRoot && BelongsTo(e, root)))
        {
            Collect(part, $"{part.Metadata.ClrType.Name}[{string.Join(',', part.Properties.Where(p => p.Metadata.IsPrimaryKey()).Select(p => p.CurrentValue))}].", changes);
        }

        return changes;
    }

    private static bool BelongsTo(EntityEntry part, EntityEntry root) =>
        part.State is EntityState.Added or EntityState.Modified or EntityState.Deleted &&
        part.Metadata.GetForeignKeys().Any(f =>
            f.PrincipalEntityType == root.Metadata &&
            f.Properties.Select(p => part.Property(p.Name).CurrentValue)
                .SequenceEqual(f.PrincipalKey.Properties.Select(p => root.Property(p.Name).CurrentValue)));

    private static void Collect(EntityEntry entry, string prefix, Dictionary<string, object?[]> changes)
    {
        foreach (var property in entry.Properties.Where(p => p.Metadata.Name != nameof(AggregateRoot.Version)))
        {
            var (before, after) = entry.State switch
            {
                EntityState.Added => (null, property.CurrentValue),
                EntityState.Deleted => (property.OriginalValue, null),
                _ => (property.OriginalValue, property.CurrentValue),
            };
            if (!Equals(before, after))
            {
                changes[prefix + JsonNamingPolicy.CamelCase.ConvertName(property.Metadata.Name)] = [before, after];
            }
        }
    }
}
