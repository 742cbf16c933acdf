using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Setpoint.Messaging;

/// <summary>Forgets message ids that can no longer be repeated: the broker redelivers within minutes, not weeks.</summary>
internal sealed class Purge(NpgsqlDataSource database, ILogger<Purge> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var command = database.CreateCommand(
                    "delete from inbox_message where at < now() - interval '14 days'");
                await command.ExecuteNonQueryAsync(stoppingToken);
            }
            catch (NpgsqlException e)
            {
                log.LogWarning(e, "Old message ids could not be purged; the next hour tries again");
            }
        }
    }
}
