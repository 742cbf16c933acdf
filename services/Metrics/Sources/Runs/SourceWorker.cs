using Npgsql;
using Setpoint.Messaging.Outbox;

namespace Setpoint.Metrics.Sources.Runs;

/// <summary>Rung when a source may have become due.</summary>
internal sealed class SourceBell : Bell;

/// <summary>
/// Runs what is due, a few at a time. Every replica has one; the lease makes each due run happen once among them. A source
/// that hangs holds one place until its time-out and nobody else's.
/// </summary>
internal sealed partial class SourceWorker(
    NpgsqlDataSource database, SourceRunner runner, SourceBell bell, TimeProvider clock, ILogger<SourceWorker> log) : BackgroundService
{
    private const int AtOnce = 8;

    private static readonly TimeSpan s_poll = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _places = new(AtOnce);

    public override void Dispose()
    {
        _places.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await StartNextAsync(stoppingToken))
                {
                }
            }
            catch (Exception e) when (e is not OperationCanceledException && !stoppingToken.IsCancellationRequested)
            {
                LogNotTaken(e);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }

            await bell.WaitAsync(s_poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        for (var i = 0; i < AtOnce; i++)
        {
            await _places.WaitAsync(s_farewell, CancellationToken.None);
        }
    }

    /// <summary>Begins the next due run once there is a place for it; false when none is due.</summary>
    private async Task<bool> StartNextAsync(CancellationToken ct)
    {
        await _places.WaitAsync(ct);
        Lease? lease = null;
        try
        {
            lease = await Lease.TakeDueAsync(database, clock.GetUtcNow(), ct);
        }
        finally
        {
            if (lease is null)
            {
                _places.Release();
            }
        }

        if (lease is not null)
        {
            _ = RunAsync(lease, ct);
        }

        return lease is not null;
    }

    private async Task RunAsync(Lease lease, CancellationToken ct)
    {
        try
        {
            await runner.RunAsync(lease, ct);
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            await GiveBackAsync(lease);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogFailed(lease.Metric, e);
            await GiveUpAsync(lease, ct);
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task GiveUpAsync(Lease lease, CancellationToken ct)
    {
        try
        {
            await runner.GiveUpAsync(lease, ct);
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException or OperationCanceledException)
        {
            // The database is away: the lease runs out and the source is tried again.
            LogNotTaken(e);
        }
    }

    private async Task GiveBackAsync(Lease lease)
    {
        using var soon = new CancellationTokenSource(s_farewell);
        try
        {
            await lease.ReleaseAsync(database, soon.Token);
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException)
        {
            LogNotTaken(e);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Sources that are due could not be taken or given back; they are tried again")]
    private partial void LogNotTaken(Exception e);

    [LoggerMessage(2, LogLevel.Error, "The source of metric {Metric} could not be run")]
    private partial void LogFailed(Guid metric, Exception e);
}
