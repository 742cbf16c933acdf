using Npgsql;

namespace Setpoint.CheckIns.Reminders;

/// <summary>Looks every minute whom to remind.</summary>
internal sealed partial class SendReminders(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SendReminders> log) : BackgroundService
{
    private static readonly TimeSpan s_every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var rounds = new ReminderRounds();
        using var timer = new PeriodicTimer(s_every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await rounds.NextAsync(scope.ServiceProvider.GetRequiredService<ReminderSweep>(), clock.GetUtcNow(), stoppingToken);
            }
            catch (NpgsqlException e)
            {
                LogDatabaseAway(e);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Whom to remind could not be looked up; the next minute tries again")]
    private partial void LogDatabaseAway(Exception e);
}
