using Microsoft.EntityFrameworkCore;
using Npgsql;
using Setpoint.Directory.Data;
using Setpoint.Messaging.Outbox;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Imports;

/// <summary>Rung when a file waits to be applied.</summary>
internal sealed class ImportBell : Bell;

/// <summary>
/// Applies what clients did not wait for, the oldest first, one at a time over all replicas: the lock belongs to the
/// transaction that applies, so a replica that dies leaves nothing behind and the next one begins again.
/// </summary>
internal sealed partial class ImportWorker(
    IServiceScopeFactory scopes, NpgsqlDataSource database, TimeProvider clock, ImportBell bell, ILogger<ImportWorker> log) : BackgroundService
{
    /// <summary>A start of the service in the middle is an attempt too, hence more than a few.</summary>
    public const int MostAttempts = 5;

    private static readonly TimeSpan s_poll = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await ApplyNextAsync(stoppingToken))
                {
                }
            }
            catch (Exception e) when (e is not OperationCanceledException && !stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }

            await bell.WaitAsync(s_poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>False when nothing waits, or another replica is at it.</summary>
    private async Task<bool> ApplyNextAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DirectoryDb>();
        await using var work = await db.BeginWorkAsync(ct);
        var alone = await db.Database.SqlQuery<bool>($"""select pg_try_advisory_xact_lock(hashtext('import worker')) as "Value" """).SingleAsync(ct);
        var import = alone ? await OldestAsync(db, ct) : null;
        if (import is null)
        {
            return false;
        }

        if (await BeginAsync(import.Id, ct) > MostAttempts)
        {
            await new StagedRows(db, import.Id).DeleteAsync(ct);
            await db.FinishAsync(
                import.Id, ImportState.Failed, clock.GetUtcNow(), null, $"Applying the rows failed {MostAttempts} times; nothing was changed.", ct);
        }
        else
        {
            scope.ServiceProvider.GetRequiredService<Cause>().Actor = import.RequestedBy;
            await db.ApplyAsync(import, clock, done => ReportAsync(import.Id, done, ct), ct);
        }

        await work.CommitAsync(ct);
        return true;
    }

    private static Task<Import?> OldestAsync(DirectoryDb db, CancellationToken ct) => db.Set<Import>().AsNoTracking()
        .Where(i => i.State == ImportState.Staged || i.State == ImportState.Running)
        .OrderBy(i => i.StagedAt)
        .FirstOrDefaultAsync(ct);

    /// <summary>Outside the transaction, so that it is seen while that one runs and remembered when it fails.</summary>
    private async Task<int> BeginAsync(Guid id, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "update import set state = 'running', done = 0, attempts = attempts + 1 where id = $1 returning attempts");
        command.Parameters.Add(new() { Value = id });
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    private async Task ReportAsync(Guid id, int done, CancellationToken ct)
    {
        await using var command = database.CreateCommand("update import set done = $2 where id = $1");
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = done });
        await command.ExecuteNonQueryAsync(ct);
    }

    [LoggerMessage(1, LogLevel.Error, "An import could not be applied; it is tried again")]
    private partial void LogFailed(Exception e);
}
