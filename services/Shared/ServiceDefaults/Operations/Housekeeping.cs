using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Setpoint.ServiceDefaults.Operations;

/// <summary>A function of the database that removes up to so many rows of what is older than policy keeps it and not held, and says how many.</summary>
public sealed record Forgetting(string Function);

/// <summary>
/// Once an hour, on one replica at a time, removes what is older than policy keeps it. What that is, and whether it is held, is
/// judged by the database's own functions alone.
/// </summary>
public sealed partial class Housekeeping(
    NpgsqlDataSource database, IEnumerable<Forgetting> forgettings, TimeProvider clock, ILogger<Housekeeping> log) : BackgroundService
{
    private const int Batch = 10_000;
    private static readonly TimeSpan s_every = TimeSpan.FromHours(1);

    /// <summary>One round. Nothing where another replica is at it.</summary>
    /// <returns>How many rows went.</returns>
    public async Task<int> TidyAsync(CancellationToken ct)
    {
        var all = 0;
        foreach (var forgetting in forgettings)
        {
            int gone;
            do
            {
                gone = await ForgetAsync(forgetting.Function, ct);
                all += gone;
            }
            while (gone == Batch);
        }

        return all;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await TidyAsync(stoppingToken) is > 0 and var gone)
                {
                    LogGone(gone);
                }
            }
            catch (NpgsqlException e)
            {
                LogFailed(e);
            }
        }
    }

    /// <summary>A batch of its own transaction, so that a large backlog holds no lock for long.</summary>
    private async Task<int> ForgetAsync(string function, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var alone = new NpgsqlCommand("select pg_try_advisory_xact_lock(hashtext('housekeeping'))", connection, transaction);
        if (!(bool)(await alone.ExecuteScalarAsync(ct))!)
        {
            return 0;
        }

        await using var forget = new NpgsqlCommand($"select {function}($1)", connection, transaction);
        forget.Parameters.Add(new() { Value = Batch });
        var gone = (int)(await forget.ExecuteScalarAsync(ct))!;
        await transaction.CommitAsync(ct);
        return gone;
    }

    [LoggerMessage(1, LogLevel.Information, "{Rows} rows were older than they are kept and have been removed")]
    private partial void LogGone(int rows);

    [LoggerMessage(2, LogLevel.Warning, "What is older than it is kept could not be removed; the next hour tries again")]
    private partial void LogFailed(Exception e);
}
