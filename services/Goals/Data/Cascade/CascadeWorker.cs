using Npgsql;
using Setpoint.Messaging.Outbox;

namespace Setpoint.Goals.Data.Cascade;

/// <summary>Drains the cascade when the bell rings, and every two seconds in case another replica left marks behind.</summary>
internal sealed partial class CascadeWorker(
    NpgsqlDataSource database, CascadeBell bell, OutboxBell outbox, TimeProvider clock, ILogger<CascadeWorker> log) : BackgroundService
{
    private const int Many = 32;

    private static readonly TimeSpan s_poll = TimeSpan.FromSeconds(2);

    // When many move at once, as on a Monday morning, more are on their way to the same ancestors: those that come within a
    // moment are rolled up together. One change alone does not wait. A machine that is slow at it takes a breath as long, so that
    // it does not spend all of its time on the same ancestors.
    private static readonly TimeSpan s_breath = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_longestBreath = TimeSpan.FromMilliseconds(600);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await bell.GatherAsync(stoppingToken);
                var start = clock.GetTimestamp();
                while (await DrainAsync(stoppingToken) is > 0 and var computed)
                {
                    outbox.Ring();
                    var breath = TimeSpan.FromTicks(Math.Clamp(clock.GetElapsedTime(start).Ticks, s_breath.Ticks, s_longestBreath.Ticks));
                    await Task.Delay(computed > Many ? breath : TimeSpan.Zero, clock, stoppingToken);
                    await bell.GatherAsync(stoppingToken);
                    start = clock.GetTimestamp();
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                LogFailed(e);
            }

            await bell.WaitAsync(s_poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<int> DrainAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var computed = await CascadeRun.DrainAsync(connection, transaction, clock.GetUtcNow(), ct);
        await transaction.CommitAsync(ct);
        return computed;
    }

    [LoggerMessage(1, LogLevel.Error, "The cascade could not be drained; the marks stay and the next round tries again")]
    private partial void LogFailed(Exception e);
}
