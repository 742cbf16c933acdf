using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Setpoint.Kernel;

namespace Setpoint.Messaging.Outbox;

/// <summary>
/// On saving: every changed aggregate takes its next version and its messages join the same transaction.
/// After the commit: rings the bell and runs what waits for it.
/// </summary>
internal sealed class OutboxInterceptor(EventMap map, OutboxBell bell)
    : ISaveChangesInterceptor, IDbTransactionInterceptor
{
    /// <summary>From here on messages go in one statement instead of one each; only in a transaction that is open anyway.</summary>
    private const int Many = 100;

    public InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        throw new NotSupportedException("Save asynchronously.");

    public async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = eventData.Context!;
        var messages = new List<object>();
        foreach (var entry in db.ChangeTracker.Entries<AggregateRoot>().ToList())
        {
            if (entry.State == EntityState.Deleted)
            {
                throw new NotSupportedException($"{entry.Entity.GetType().Name}: a deletion is a state of its own; the row stays.");
            }

            if (entry.State is EntityState.Added or EntityState.Modified || entry.Entity.HasChanged)
            {
                entry.Property(a => a.Version).CurrentValue++;
                messages.AddRange(map.MessagesOf(entry.Entity));
            }
        }

        if (messages.Count >= Many && db.Database.CurrentTransaction?.GetDbTransaction() is NpgsqlTransaction transaction)
        {
            await OutboxWriter.AddAsync(transaction.Connection!, transaction, messages, cancellationToken);
        }
        else
        {
            db.AddRange(messages.Select(OutboxMessage.Of));
        }

        return result;
    }

    public async ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        var db = eventData.Context!;
        foreach (var entry in db.ChangeTracker.Entries<AggregateRoot>())
        {
            entry.Entity.Settle();
        }

        // Inside an explicit transaction nothing is committed yet; TransactionCommitted follows.
        if (db.Database.CurrentTransaction is null)
        {
            await CommittedAsync(db);
        }

        return result;
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) => CommittedAsync(eventData.Context!);

    private Task CommittedAsync(DbContext db)
    {
        bell.Ring();
        return ((IScoped)db).Scope.GetRequiredService<AfterCommit>().RunAllAsync();
    }
}
