using Npgsql;

namespace Setpoint.CheckIns.Scheduled;

/// <summary>Looks every minute which reviews begin.</summary>
internal sealed partial class OpenReviews(IServiceScopeFactory scopes, TimeProvider clock, ILogger<OpenReviews> log) : BackgroundService
{
    private static readonly TimeSpan s_every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<ReviewSweep>().RunAsync(stoppingToken);
            }
            catch (NpgsqlException e)
            {
                LogDatabaseAway(e);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Which reviews begin could not be looked up; the next minute tries again")]
    private partial void LogDatabaseAway(Exception e);
}
