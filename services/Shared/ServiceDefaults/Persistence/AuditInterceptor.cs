using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Setpoint.Kernel;
using Setpoint.Messaging;

namespace Setpoint.ServiceDefaults.Persistence;

/// <summary>Who changed what, when, from what to what: one row a changed aggregate, in the same transaction.</summary>
internal sealed class AuditInterceptor : SaveChangesInterceptor
{
    /// <summary>From here on entries go in one statement instead of one each; only in a transaction that is open anyway.</summary>
    private const int Many = 100;

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = eventData.Context!;
        var history = ((IScoped)db).Scope.GetRequiredService<AuditWriter>();
        var roots = db.ChangeTracker.Entries<AggregateRoot>().ToList();
        var parts = ChangedParts(db);
        var entries = new List<AuditEntry>();
        foreach (var entry in roots)
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified) && !entry.Entity.HasChanged)
            {
                continue;
            }

            var action = entry.State == EntityState.Added ? "created" : "changed";
            entries.Add(history.Entry(
                action, entry.Metadata.ClrType.Name, IdOf(entry), entry.Entity.Version + 1, ChangesOf(entry, parts[(entry.Metadata, KeyOf(entry))])));
        }

        if (entries.Count >= Many && db.Database.CurrentTransaction is not null)
        {
            await WriteTogetherAsync(db, entries, cancellationToken);
        }
        else
        {
            db.AddRange(entries);
        }

        return result;
    }

    private static async Task WriteTogetherAsync(DbContext db, List<AuditEntry> entries, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection()) { BatchCommands = { AuditWriter.Command(entries) } };
        await batch.ExecuteNonQueryAsync(ct);
    }

    private static Guid IdOf(EntityEntry entry) => (Guid)AsStored(entry.Property("Id"))!;

    private static object? AsStored(PropertyEntry property) => property.Metadata.GetTypeMapping().Converter is { } conversion
        ? conversion.ConvertToProvider(property.CurrentValue)
        : property.CurrentValue;

    /// <summary>What belongs to aggregates, by the aggregate's type and key. Once for all: an import saves thousands together.</summary>
    private static ILookup<(IEntityType Root, string Key), ChangedPart> ChangedParts(DbContext db)
    {
        var parts = db.ChangeTracker.Entries().Where(e => e.Entity is not AggregateRoot).ToList();
        var changed = parts.FindAll(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted);
        if (changed.Count == 0)
        {
            return changed.ToLookup(p => (p.Metadata, ""), p => new ChangedPart("", p));
        }

        // Parts have parts: the steps of a key result are its objective's, too, and the values of a revision its check-in's.
        var wholes = parts.Where(p => p.Metadata.GetForeignKeys().Any()).ToLookup(p => (p.Metadata, KeyOf(p)));
        return changed.SelectMany(part => RootsOf(part, "")).ToLookup(p => p.Of, p => p.Part);

        IEnumerable<((IEntityType, string) Of, ChangedPart Part)> RootsOf(EntityEntry part, string below)
        {
            var path = $"{part.Metadata.ClrType.Name}[{KeyOf(part, NamesOf(part.Metadata))}].";
            foreach (var link in part.Metadata.GetForeignKeys())
            {
                var of = (link.PrincipalEntityType, KeyOf(part, link.Properties));
                if (wholes[of].FirstOrDefault() is { } whole)
                {
                    foreach (var root in RootsOf(whole, path + below))
                    {
                        yield return (root.Of, root.Part with { Entry = part });
                    }
                }
                else
                {
                    yield return (of, new ChangedPart(path + below, part));
                }
            }
        }
    }

    /// <summary>What tells a part from the others of the same whole, which need not be named again.</summary>
    private static IReadOnlyList<IProperty> NamesOf(IEntityType part)
    {
        var key = part.FindPrimaryKey()!.Properties;
        return key.Where(p => !p.IsForeignKey()).ToList() is { Count: > 0 } own ? own : key;
    }

    private static string KeyOf(EntityEntry entry) => KeyOf(entry, entry.Metadata.FindPrimaryKey()!.Properties);

    private static string KeyOf(EntityEntry entry, IReadOnlyList<IProperty> properties) =>
        string.Join(',', properties.Select(p => AsStored(entry.Property(p.Name))));

    private static Dictionary<string, object?[]> ChangesOf(EntityEntry root, IEnumerable<ChangedPart> parts)
    {
        var changes = new Dictionary<string, object?[]>(StringComparer.Ordinal);
        Collect(root, "", changes);
        foreach (var part in parts)
        {
            Collect(part.Entry, part.Path, changes);
        }

        return changes;
    }

    private static void Collect(EntityEntry entry, string prefix, Dictionary<string, object?[]> changes)
    {
        // What a part belongs to is said in its path.
        foreach (var property in entry.Properties.Where(p => p.Metadata.Name != nameof(AggregateRoot.Version) && !(p.Metadata.IsPrimaryKey() && p.Metadata.IsForeignKey())))
        {
            var (before, after) = entry.State switch
            {
                EntityState.Added => (null, property.CurrentValue),
                EntityState.Deleted => (property.OriginalValue, null),
                _ => (property.OriginalValue, property.CurrentValue),
            };
            if (!property.Metadata.GetValueComparer().Equals(before, after)) // lists by what is in them
            {
                changes[prefix + JsonNamingPolicy.CamelCase.ConvertName(property.Metadata.Name)] = [before, after];
            }
        }
    }

    /// <param name="Path">From the aggregate down, such as <c>KeyResult[id].KeyResultStep[id].</c></param>
    private sealed record ChangedPart(string Path, EntityEntry Entry);
}
