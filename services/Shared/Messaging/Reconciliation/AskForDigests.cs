using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Setpoint.Contracts.Operations;
using Setpoint.Messaging.Outbox;

namespace Setpoint.Messaging.Reconciliation;

/// <summary>
/// Asks the publishers of what is mirrored here for their digests. A queue hears only what is said after it exists, so a
/// reader that starts later than its publisher (on the first start of all, or a service that is new) has to ask for the
/// beginning; and whatever may ever get lost is found by asking again from time to time.
/// </summary>
internal sealed partial class AskForDigests(
    ReadModels models, IBusControl bus, NpgsqlDataSource database, OutboxBell bell, ILogger<AskForDigests> log) : BackgroundService
{
    private static readonly TimeSpan s_untilConnected = TimeSpan.FromMilliseconds(250);

    /// <summary>A start, of one service or of all, is not the time to compare what is most probably the same.</summary>
    private static readonly TimeSpan s_untilStarted = TimeSpan.FromSeconds(30);

    /// <summary>Again soon for what was on its way; then every ten minutes, give or take, so that replicas do not ask together.</summary>
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_later = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!models.Publishers.Any())
        {
            return;
        }

        // Before that the answer would find no queue of ours.
        while (bus.CheckHealth().Status != BusHealthStatus.Healthy)
        {
            await Task.Delay(s_untilConnected, stoppingToken);
        }

        if (!await NeverHeardAsync(stoppingToken))
        {
            await Task.Delay(s_untilStarted, stoppingToken);
        }

        await AskAsync(stoppingToken);
        for (var pause = s_soon; ; pause = s_later * (0.75 + (Random.Shared.NextDouble() / 2)))
        {
            await Task.Delay(pause, stoppingToken);
            await AskAsync(stoppingToken);
        }
    }

    /// <summary>Something that is mirrored here has no row: it may exist and has to be asked for.</summary>
    private async Task<bool> NeverHeardAsync(CancellationToken ct)
    {
        try
        {
            await using var command = database.CreateCommand(
                $"select {string.Join(" or ", models.Tables.Select(t => $"not exists (select from {t.Table})"))}");
            return (bool)(await command.ExecuteScalarAsync(ct))!;
        }
        catch (NpgsqlException)
        {
            return true;   // asking once too often does no harm
        }
    }

    private async Task AskAsync(CancellationToken ct)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(ct);
            await OutboxWriter.AddAsync(connection, null, [.. models.Publishers.Select(p => new DigestRequested(p))], ct);
            bell.Ring();
        }
        catch (NpgsqlException e)
        {
            LogNotAsked(e);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The publishers could not be asked for their digests; the next time will do")]
    private partial void LogNotAsked(Exception e);
}
