using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Setpoint.Kernel;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.ServiceDefaults.Persistence;

/// <summary>Who changed what, when, from what to what: one row a changed aggregate, in the same transaction.</summary>
internal sealed class AuditInterceptor(Caller caller, Cause cause) : SaveChangesInterceptor
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>From here on entries go in one statement instead of one each; only in a transaction that is open anyway.</summary>
    private const int Many = 100;

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = eventData.Context!;
        var roots = db.ChangeTracker.Entries<AggregateRoot>().ToList();
        var parts = ChangedParts(db);
        var entries = new List<AuditEntry>();
        foreach (var entry in roots)
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified) && !entry.Entity.HasChanged)
            {
                continue;
            }

            entries.Add(new AuditEntry
            {
                Actor = cause.Actor ?? (caller.IsPerson ? caller.PersonId : null),
                Action = entry.State == EntityState.Added ? "created" : "changed",
                SubjectType = entry.Metadata.ClrType.Name,
                SubjectId = IdOf(entry),
                Version = entry.Entity.Version + 1,
                Changes = JsonSerializer.Serialize(ChangesOf(entry, parts[(entry.Metadata, entry.Property("Id").CurrentValue)]), s_json),
                Trace = Activity.Current?.Id,
                Reason = cause.Reason,
            });
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

    private static Task<int> WriteTogetherAsync(DbContext db, List<AuditEntry> entries, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        insert into audit_entry (actor, action, subject_type, subject_id, version, changes, trace, reason)
        select {entries[0].Actor}, action, subject_type, subject_id, version, changes::jsonb, {entries[0].Trace}, {entries[0].Reason}
        from unnest(
            {entries.Select(e => e.Action).ToArray()},
            {entries.Select(e => e.SubjectType).ToArray()},
            {entries.Select(e => e.SubjectId).ToArray()},
            {entries.Select(e => e.Version).ToArray()},
            {entries.Select(e => e.Changes).ToArray()}) with ordinality as e(action, subject_type, subject_id, version, changes, n)
        order by n
        """,
        ct);

    private static Guid IdOf(EntityEntry entry) => (Guid)AsStored(entry.Property("Id"))!;

    private static object? AsStored(PropertyEntry property) => property.Metadata.GetTypeMapping().Converter is { } conversion
        ? conversion.ConvertToProvider(property.CurrentValue)
        : property.CurrentValue;

    /// <summary>What belongs to aggregates, by the aggregate's type and id. Once for all: an import saves thousands together.</summary>
    private static ILookup<(IEntityType Root, object? Id), ChangedPart> ChangedParts(DbContext db)
    {
        var parts = db.ChangeTracker.Entries().Where(e => e.Entity is not AggregateRoot).ToList();
        var changed = parts.FindAll(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted);
        if (changed.Count == 0)
        {
            return changed.ToLookup(p => (p.Metadata, (object?)null), p => new ChangedPart("", p));
        }

        // Parts have parts: the steps of a key result are its objective's, too.
        var wholes = parts.Where(p => p.Metadata.FindPrimaryKey()?.Properties.Count == 1 && p.Metadata.GetForeignKeys().Any()).ToDictionary(p => (p.Metadata, KeyOf(p)));
        return changed.SelectMany(part => RootsOf(part, "")).ToLookup(p => p.Of, p => p.Part);

        IEnumerable<((IEntityType, object?) Of, ChangedPart Part)> RootsOf(EntityEntry part, string below)
        {
            var path = $"{part.Metadata.ClrType.Name}[{string.Join(',', part.Properties.Where(p => p.Metadata.IsPrimaryKey()).Select(AsStored))}].";
            foreach (var link in part.Metadata.GetForeignKeys())
            {
                var of = (link.PrincipalEntityType, part.Property(link.Properties[0].Name).CurrentValue);
                if (wholes.TryGetValue(of, out var whole))
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

        static object? KeyOf(EntityEntry part) => part.Property(part.Metadata.FindPrimaryKey()!.Properties[0].Name).CurrentValue;
    }

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
        foreach (var property in entry.Properties.Where(p => p.Metadata.Name != nameof(AggregateRoot.Version)))
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
