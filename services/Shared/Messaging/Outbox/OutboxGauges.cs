using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Setpoint.Messaging.Outbox;

/// <summary>
/// How much the outbox and the dead letters hold, and how old the oldest waiting message is. Sampled every few seconds,
/// because an instrument's callback cannot ask the database.
/// </summary>
public sealed class OutboxGauges : BackgroundService
{
    /// <summary>Name of the meter, for the telemetry set-up.</summary>
    public const string MeterName = "Setpoint.Messaging";

    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(5);
    private readonly NpgsqlDataSource _database;
    private readonly ILogger<OutboxGauges> _log;

    /// <summary>Registers the instruments.</summary>
    public OutboxGauges(NpgsqlDataSource database, IMeterFactory meters, ILogger<OutboxGauges> log)
    {
        _database = database;
        _log = log;
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge("setpoint.outbox.depth", () => Depth, "{message}", "Messages waiting to be sent");
        meter.CreateObservableGauge("setpoint.outbox.oldest", () => OldestSeconds, "s", "Age of the oldest waiting message");
        meter.CreateObservableGauge("setpoint.outbox.parked", () => Parked, "{message}", "Messages that cannot be sent");
        meter.CreateObservableGauge("setpoint.dead_letters", () => DeadLetters, "{message}", "Messages that could not be handled");
    }

    /// <summary>Messages waiting to be sent.</summary>
    public long Depth { get; private set; }

    /// <summary>Age of the oldest waiting message, in seconds; 0 when none waits.</summary>
    public double OldestSeconds { get; private set; }

    /// <summary>Messages that cannot be read and were set aside.</summary>
    public long Parked { get; private set; }

    /// <summary>Received messages whose handling failed for good.</summary>
    public long DeadLetters { get; private set; }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval);
        do
        {
            try
            {
                await SampleAsync(stoppingToken);
            }
            catch (NpgsqlException e)
            {
                _log.LogWarning(e, "The outbox could not be measured");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Measures now.</summary>
    public async Task SampleAsync(CancellationToken ct)
    {
        await using var command = _database.CreateCommand(
            """
            select count(*) filter (where parked_at is null),
                   coalesce(extract(epoch from clock_timestamp() - min(at) filter (where parked_at is null)), 0)::float8,
                   count(parked_at),
                   (select count(*) from dead_letter)
            from outbox_message
            """);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        Depth = reader.GetInt64(0);
        OldestSeconds = reader.GetDouble(1);
        Parked = reader.GetInt64(2);
        DeadLetters = reader.GetInt64(3);
    }
}
