using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;

namespace Setpoint.Directory.Features.Reorganizations;

/// <summary>Lets accepted moves and mergers take effect when their day begins in the unit's time zone.</summary>
internal sealed partial class ReorganizationWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ReorganizationWorker> log) : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_pause, clock);
        do
        {
            try
            {
                while (await TakeNextAsync(stoppingToken))
                {
                }
            }
            catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
            {
                LogFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One a transaction. Another replica that is at it already is waited for by the tree's lock, and then finds it done.</summary>
    private async Task<bool> TakeNextAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DirectoryDb>();
        var reorganizing = scope.ServiceProvider.GetRequiredService<Reorganizing>();
        await using var work = await db.BeginWorkAsync(ct);
        await reorganizing.LockTreeAsync(ct);
        var now = clock.GetUtcNow();
        var due = await db.Reorganizations.FromSql(
            $"""
            select r.* from reorganization r join unit u on u.id = r.unit_id
            where r.state = 'accepted' and r.effective_on <= ({now} at time zone u.time_zone)::date
            order by r.effective_on, r.proposed_at limit 1
            """).AsTracking().SingleOrDefaultAsync(ct);
        if (due is null)
        {
            return false;
        }

        await reorganizing.TakeEffectIfDueAsync(due, ct);
        await work.CommitAsync(ct);
        return true;
    }

    [LoggerMessage(1, LogLevel.Error, "A reorganization that is due could not take effect; the next minute tries again")]
    private partial void LogFailed(Exception e);
}
