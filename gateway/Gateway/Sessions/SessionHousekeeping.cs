using Microsoft.Extensions.Options;
using Npgsql;

namespace Setpoint.Gateway.Sessions;

/// <summary>Deletes sessions that have been over for a week, and sign-ins that nobody came back from.</summary>
internal sealed class SessionHousekeeping(NpgsqlDataSource database, IOptions<SessionLife> life, TimeProvider clock, ILogger<SessionHousekeeping> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1), Kept = TimeSpan.FromDays(7);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await TidyAsync(stoppingToken);
            }
            catch (NpgsqlException e)
            {
                log.LogWarning(e, "Sessions that are over could not be tidied; the next minute tries again");
            }
        }
    }

    public async Task TidyAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            with abandoned as (
                delete from sign_in_attempt where expires_at < $1
            )
            delete from session where created_at < $1 - $2 - $3
            """);
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        command.Parameters.Add(new() { Value = life.Value.Absolute });
        command.Parameters.Add(new() { Value = Kept });
        await command.ExecuteNonQueryAsync(ct);
    }
}
