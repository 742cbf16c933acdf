using Microsoft.Extensions.Options;
using Npgsql;

namespace Setpoint.Notifications.Live;

/// <summary>
/// Hears of items that another replica wrote: one query for all streams that are open here, and none while nobody listens.
/// </summary>
internal sealed partial class InboxPoller(
    NpgsqlDataSource database, InboxBell bell, IOptions<StreamOptions> options, TimeProvider clock, ILogger<InboxPoller> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Poll, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RingAsync(bell.Listeners, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogDatabaseAway(e);
            }
        }
    }

    private async Task RingAsync(IReadOnlyCollection<Listener> listeners, CancellationToken ct)
    {
        if (listeners.Count == 0)
        {
            return;
        }

        // One row a person: the stream that is furthest behind decides.
        var behind = listeners.GroupBy(l => l.Person).Select(g => (Person: g.Key, Position: g.Min(l => l.Position))).ToList();
        await using var command = database.CreateCommand(
            """
            select person from unnest($1, $2) as l(person, position)
            where exists (select 1 from inbox_item i where i.person_id = l.person and i.seq > l.position)
            """);
        command.Parameters.Add(new() { Value = behind.ConvertAll(b => b.Person) });
        command.Parameters.Add(new() { Value = behind.ConvertAll(b => b.Position) });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            bell.Ring(reader.GetGuid(0));
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "New inbox items could not be looked for")]
    private partial void LogDatabaseAway(Exception e);
}
